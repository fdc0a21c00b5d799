package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.ReservationId;
import java.time.Instant;
import java.time.LocalDate;

/** One movement from an account of a month to another; all accounts together are always zero. */
record Entry(
        TenantId tenant,
        ReservationId reservation,
        LocalDate month,
        Unit unit,
        Account from,
        Account to,
        long amount,
        Instant at) {}
