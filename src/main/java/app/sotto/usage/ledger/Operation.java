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

    /** What is held for a holder in the month that it is now. */
    sealed interface Holding extends Operation {

        UUID holder();
    }

    /** Its reservation is new: there is no row to lock. */
    record Hold(
            TenantId tenant, ReservationId reservation, UUID holder, Source source, Amount estimate)
            implements Holding {}

    record Extend(TenantId tenant, ReservationId reservation, Amount total) implements Operation {}

    record Settle(TenantId tenant, ReservationId reservation, Spent spent) implements Operation {}

    record Release(TenantId tenant, ReservationId reservation) implements Operation {}

    /** Holds a slice, or more of it, where so much again and again is left. */
    record Lease(TenantId tenant, ReservationId reservation, UUID holder, Amount more)
            implements Holding {}

    /**
     * Books work out of a slice.
     *
     * @param reservation the slice
     * @param work new, as a reservation of its own would be
     * @param began when it was taken out of the slice
     */
    record Draw(
            TenantId tenant,
            ReservationId reservation,
            ReservationId work,
            Source source,
            Instant began,
            Spent spent)
            implements Operation {}

    /** Leaves no more than that of a slice. */
    record Trim(TenantId tenant, ReservationId reservation, Amount most) implements Operation {}

    /** Frees a hold that nobody touched since; work that ends later is booked all the same. */
    record Expire(TenantId tenant, ReservationId reservation, Instant untouchedSince)
            implements Operation {}
}
