package app.sotto.usage.ledger;

import app.sotto.usage.ReservationId;
import java.time.Instant;

/**
 * What moved from an account of a month to another; all accounts together are always zero. What one
 * reservation moves in one transaction along the same line is one entry.
 */
record Entry(Line line, long amount, Instant at) {

    record Line(
            Counter.Key holder, ReservationId reservation, Unit unit, Account from, Account to) {}

    Entry plus(Entry other) {
        return new Entry(line, Math.addExact(amount, other.amount), at);
    }
}
