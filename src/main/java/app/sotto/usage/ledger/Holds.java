package app.sotto.usage.ledger;

import app.sotto.usage.Admission;
import app.sotto.usage.Admission.Limit;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import org.jspecify.annotations.Nullable;

/** Decides about the holds of single pieces of work. */
record Holds(Book book) {

    Admission hold(Operation.Hold hold) {
        Period period = Period.of(book.now(), book.terms(hold.tenant()).zone());
        var holder = new Counter.Key(hold.tenant(), period.month(), hold.holder());
        Limits limits = book.limits(holder);
        Limit passed = limits.passedBy(hold.estimate());
        if (passed != null) {
            return new Admission.Exhausted(limits.secondsLeft(), period.end(), passed);
        }
        var reservation =
                new Reservation(
                        hold.reservation(),
                        holder,
                        hold.source(),
                        Reservation.Status.HELD,
                        hold.estimate(),
                        book.now(),
                        book.now());
        book.put(reservation);
        book.hold(reservation, hold.estimate());
        return new Admission.Granted(reservation.id());
    }

    boolean extend(Operation.Extend extend) {
        Reservation reservation = open(extend.reservation());
        if (reservation == null) {
            return false;
        }
        Amount more = extend.total().minus(reservation.held()).orMore(Amount.NOTHING);
        if (book.limits(reservation.holder()).passedBy(more) != null) {
            return false;
        }
        Amount held = reservation.held().plus(more);
        book.put(reservation.now(Reservation.Status.HELD, held, book.now()));
        book.hold(reservation, more);
        return true;
    }

    Receipt settle(Operation.Settle settle) {
        Reservation reservation = open(settle.reservation());
        if (reservation == null) {
            Receipt before = book.receipt(settle.reservation());
            return before == null ? Receipt.NOTHING : before;
        }
        var event = UsageEvent.of(book, reservation, settle.spent());
        Amount booked = new Amount(event.receipt().seconds(), event.receipt().tokens());
        book.use(event);
        book.free(reservation, reservation.held().minus(booked.atMost(reservation.held())));
        book.put(reservation.now(Reservation.Status.SETTLED, Amount.NOTHING, book.now()));
        return event.receipt();
    }

    boolean release(Operation.Release release) {
        return free(open(release.reservation()), Reservation.Status.RELEASED);
    }

    boolean expire(Operation.Expire expire) {
        Reservation reservation = book.reservation(expire.reservation());
        boolean forgotten =
                reservation != null
                        && reservation.status().holds()
                        && reservation.touchedAt().isBefore(expire.untouchedSince());
        return free(forgotten ? reservation : null, Reservation.Status.EXPIRED);
    }

    private boolean free(@Nullable Reservation reservation, Reservation.Status status) {
        if (reservation == null) {
            return false;
        }
        book.free(reservation, reservation.held());
        book.put(reservation.now(status, Amount.NOTHING, book.now()));
        return true;
    }

    private @Nullable Reservation open(ReservationId id) {
        Reservation reservation = book.reservation(id);
        return reservation != null && reservation.open() ? reservation : null;
    }
}
