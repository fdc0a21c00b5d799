package app.sotto.usage.ledger;

import app.sotto.usage.ReservationId;
import java.time.Instant;
import java.util.UUID;

/** A hold as it is in the database, its row locked. */
record Reservation(
        ReservationId id,
        Instant periodStart,
        UUID caller,
        String source,
        Status status,
        long heldSeconds,
        Instant touchedAt) {

    enum Status {
        HELD,
        SETTLED,
        RELEASED,
        /** Nobody settled it in time. Work that does finish later is booked all the same. */
        EXPIRED
    }

    boolean open() {
        return status == Status.HELD || status == Status.EXPIRED;
    }
}
