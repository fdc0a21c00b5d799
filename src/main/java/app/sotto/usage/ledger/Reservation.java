package app.sotto.usage.ledger;

import app.sotto.usage.Allowance.Source;
import app.sotto.usage.ReservationId;
import java.time.Instant;

/** A hold as it is in the database, its row locked. */
record Reservation(
        ReservationId id,
        Counter.Key holder,
        Source source,
        Status status,
        Amount held,
        Instant heldAt,
        Instant touchedAt) {

    enum Status {
        HELD,
        /** A slice: held for work that is yet to come, by the process that leased it. */
        LEASED,
        SETTLED,
        RELEASED,
        /** Nobody settled it in time. Work that does finish later is booked all the same. */
        EXPIRED;

        /** Whether it keeps a part of the allowance from others. */
        boolean holds() {
            return this == HELD || this == LEASED;
        }
    }

    boolean open() {
        return status == Status.HELD || status == Status.EXPIRED;
    }

    Reservation now(Status status, Amount held, Instant now) {
        return new Reservation(id, holder, source, status, held, heldAt, now);
    }
}
