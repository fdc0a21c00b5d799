package app.sotto.usage.ledger;

import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Receipt;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides about slices: a part of a holder's allowance that a process holds beforehand, far from
 * every limit, so that work out of it is held without a word to the database. A slice is held as
 * work is; what it books was held before, so that no limit is passed.
 */
record Leases(Book book) {

    /** A slice is granted where as much again is left so many times. */
    private static final int FAR = 8;

    /** Until when the slice may be used, the end of its month; empty: the limits are too near. */
    Optional<Instant> lease(Operation.Lease lease) {
        Period period = Period.of(book.now(), book.terms(lease.tenant()).zone());
        var holder = new Counter.Key(lease.tenant(), period.month(), lease.holder());
        Reservation slice = book.reservation(lease.reservation());
        if (slice == null) {
            slice = empty(lease, holder);
        }
        boolean over = slice.status() != Reservation.Status.LEASED;
        if (over
                || !slice.holder().equals(holder)
                || book.limits(holder).passedBy(lease.more().times(FAR)) != null) {
            return Optional.empty();
        }
        book.hold(slice, lease.more());
        book.put(now(slice, slice.held().plus(lease.more())));
        return Optional.of(period.end());
    }

    Receipt draw(Operation.Draw draw) {
        Receipt before = book.receipt(draw.work());
        Reservation slice = book.reservation(draw.reservation());
        if (before != null || slice == null) {
            return before == null ? Receipt.NOTHING : before;
        }
        var work =
                new Reservation(
                        draw.work(),
                        slice.holder(),
                        draw.source(),
                        Reservation.Status.SETTLED,
                        Amount.NOTHING,
                        draw.began(),
                        book.now());
        var event = UsageEvent.of(book, work, draw.spent());
        Amount booked = new Amount(event.receipt().seconds(), event.receipt().tokens());
        Amount drawn = booked.atMost(slice.held());
        book.free(slice, drawn);
        book.use(event);
        book.put(now(slice, slice.held().minus(drawn)));
        return event.receipt();
    }

    /** Whether there is such a slice. */
    boolean trim(Operation.Trim trim) {
        Reservation slice = book.reservation(trim.reservation());
        if (slice == null || slice.status() != Reservation.Status.LEASED) {
            return false;
        }
        Amount kept = slice.held().atMost(trim.most());
        book.free(slice, slice.held().minus(kept));
        var status = kept.isNothing() ? Reservation.Status.RELEASED : Reservation.Status.LEASED;
        book.put(slice.now(status, kept, book.now()));
        return true;
    }

    private Reservation empty(Operation.Lease lease, Counter.Key holder) {
        return new Reservation(
                lease.reservation(),
                holder,
                Source.CHAT,
                Reservation.Status.LEASED,
                Amount.NOTHING,
                book.now(),
                book.now());
    }

    private Reservation now(Reservation slice, Amount held) {
        return slice.now(slice.status(), held, book.now());
    }
}
