package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.ReservationId;
import java.time.Instant;
import java.util.UUID;

/** One thing asked of the books. */
sealed interface Operation {

    TenantId tenant();

    ReservationId reservation();

    /** Its reservation is new: there is no row to lock. */
    record Hold(
            TenantId tenant, ReservationId reservation, UUID holder, Source source, Amount estimate)
            implements Operation {}

    record Extend(TenantId tenant, ReservationId reservation, Amount total) implements Operation {}

    record Settle(TenantId tenant, ReservationId reservation, Spent spent) implements Operation {}

    record Release(TenantId tenant, ReservationId reservation) implements Operation {}

    /** Frees a hold that nobody touched since; work that ends later is booked all the same. */
    record Expire(TenantId tenant, ReservationId reservation, Instant untouchedSince)
            implements Operation {}
}
