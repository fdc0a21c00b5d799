package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission;
import app.sotto.usage.Admission.Limit;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that some operations need, locked, and what becomes of them. It decides one operation
 * after the other, without a database; {@link Ledger} reads it and writes it back in one
 * transaction.
 */
final class Book {

    private final Instant now;
    private final Map<TenantId, Terms> terms;
    private final Map<Counter.Key, Counter> counters;
    private final Map<ReservationId, Reservation> reservations;
    private final Map<ReservationId, Receipt> receipts;

    final Map<ReservationId, Reservation> added = new LinkedHashMap<>();
    final Map<ReservationId, Reservation> changed = new LinkedHashMap<>();
    final Map<Counter.Key, Counter> moved = new LinkedHashMap<>();
    final List<Entry> entries = new ArrayList<>();
    final List<UsageEvent> events = new ArrayList<>();

    /**
     * @param counters those that exist
     * @param reservations those that exist
     * @param receipts of those of them that are settled
     */
    Book(
            Instant now,
            Map<TenantId, Terms> terms,
            Map<Counter.Key, Counter> counters,
            Map<ReservationId, Reservation> reservations,
            Map<ReservationId, Receipt> receipts) {
        this.now = now;
        this.terms = terms;
        this.counters = counters;
        this.reservations = reservations;
        this.receipts = receipts;
    }

    Instant now() {
        return now;
    }

    Terms terms(TenantId tenant) {
        return Objects.requireNonNull(terms.get(tenant));
    }

    /** The counter as it was read, before any operation. */
    Counter asRead(Counter.Key key) {
        return counters.getOrDefault(key, Counter.of(key));
    }

    Admission hold(Operation.Hold hold) {
        Terms granted = terms(hold.tenant());
        Period period = Period.of(now, granted.zone());
        var holder = new Counter.Key(hold.tenant(), period.month(), hold.holder());
        var limits = new Limits(granted, counter(holder.organisation()), counter(holder));
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
                        now,
                        now);
        added.put(reservation.id(), reservation);
        heldMore(reservation, hold.estimate());
        return new Admission.Granted(reservation.id());
    }

    boolean extend(Operation.Extend extend) {
        Reservation reservation = open(extend.reservation());
        if (reservation == null) {
            return false;
        }
        Amount more = extend.total().minus(reservation.held()).orMore(Amount.NOTHING);
        Counter.Key holder = reservation.holder();
        var limits =
                new Limits(terms(holder.tenant()), counter(holder.organisation()), counter(holder));
        if (limits.passedBy(more) != null) {
            return false;
        }
        put(reservation.now(Reservation.Status.HELD, reservation.held().plus(more), now));
        heldMore(reservation, more);
        return true;
    }

    Receipt settle(Operation.Settle settle) {
        Reservation reservation = open(settle.reservation());
        if (reservation == null) {
            return receipts.getOrDefault(settle.reservation(), Receipt.NOTHING);
        }
        Terms granted = terms(settle.tenant());
        Receipt receipt = price(granted, reservation, settle);
        Amount booked = new Amount(receipt.seconds(), receipt.tokens());
        moved(reservation, reservation.held(), booked, receipt.overageMicros());
        enterSettled(reservation, booked);
        enter(reservation, Unit.MICROS, Account.ALLOWANCE, Account.USED, receipt.overageMicros());
        put(reservation.now(Reservation.Status.SETTLED, Amount.NOTHING, now));
        receipts.put(reservation.id(), receipt);
        events.add(
                new UsageEvent(
                        reservation,
                        settle.spent(),
                        receipt,
                        granted.granted(),
                        granted.zone(),
                        now));
        return receipt;
    }

    /** Decides one operation after what was decided before it. */
    Object decide(Operation operation) {
        return switch (operation) {
            case Operation.Hold hold -> hold(hold);
            case Operation.Extend extend -> extend(extend);
            case Operation.Settle settle -> settle(settle);
            case Operation.Release release -> release(release.reservation());
            case Operation.Expire expire -> expire(expire);
        };
    }

    boolean release(ReservationId id) {
        return free(open(id), Reservation.Status.RELEASED);
    }

    boolean expire(Operation.Expire expire) {
        Reservation reservation = open(expire.reservation());
        boolean forgotten =
                reservation != null
                        && reservation.status() == Reservation.Status.HELD
                        && reservation.touchedAt().isBefore(expire.untouchedSince());
        return free(forgotten ? reservation : null, Reservation.Status.EXPIRED);
    }

    private boolean free(@Nullable Reservation reservation, Reservation.Status status) {
        if (reservation == null) {
            return false;
        }
        moved(reservation, reservation.held(), Amount.NOTHING, 0);
        enterSettled(reservation, Amount.NOTHING);
        put(reservation.now(status, Amount.NOTHING, now));
        return true;
    }

    private Receipt price(Terms granted, Reservation reservation, Operation.Settle settle) {
        Amount before = counter(reservation.holder().organisation()).used();
        return Pricing.receipt(
                granted.granted(),
                before,
                LedgerAllowance.wholeSeconds(settle.spent().speech()),
                charged(reservation.source(), settle.spent().tokens()));
    }

    static Tokens charged(Source source, Tokens tokens) {
        return source.isSpeech() ? Tokens.NONE : tokens;
    }

    private void heldMore(Reservation reservation, Amount more) {
        Counter.Key holder = reservation.holder();
        for (Counter.Key key : keys(holder)) {
            moved.put(key, counter(key).hold(more));
        }
        enter(reservation, Unit.SECONDS, Account.ALLOWANCE, Account.HELD, more.seconds());
        enter(reservation, Unit.TOKENS, Account.ALLOWANCE, Account.HELD, more.tokens());
    }

    private void moved(Reservation reservation, Amount released, Amount booked, long micros) {
        for (Counter.Key key : keys(reservation.holder())) {
            moved.put(key, counter(key).settle(released, booked, micros));
        }
    }

    private static List<Counter.Key> keys(Counter.Key holder) {
        Counter.Key organisation = holder.organisation();
        return organisation.equals(holder) ? List.of(holder) : List.of(organisation, holder);
    }

    /** Out of what was held; more than that comes out of the allowance, less goes back. */
    private void enterSettled(Reservation reservation, Amount booked) {
        Amount held = reservation.held();
        Amount used = booked.atMost(held);
        enter(reservation, Unit.SECONDS, held.seconds(), used.seconds(), booked.seconds());
        enter(reservation, Unit.TOKENS, held.tokens(), used.tokens(), booked.tokens());
    }

    private void enter(Reservation reservation, Unit unit, long held, long used, long booked) {
        enter(reservation, unit, Account.HELD, Account.USED, used);
        enter(reservation, unit, Account.HELD, Account.ALLOWANCE, held - used);
        enter(reservation, unit, Account.ALLOWANCE, Account.USED, booked - used);
    }

    private void enter(Reservation reservation, Unit unit, Account from, Account to, long amount) {
        if (amount != 0) {
            Counter.Key key = reservation.holder();
            entries.add(
                    new Entry(
                            key.tenant(),
                            reservation.id(),
                            key.month(),
                            unit,
                            from,
                            to,
                            amount,
                            now));
        }
    }

    private @Nullable Reservation open(ReservationId id) {
        Reservation reservation = added.get(id);
        if (reservation == null) {
            reservation = changed.get(id);
        }
        if (reservation == null) {
            reservation = reservations.get(id);
        }
        return reservation != null && reservation.open() ? reservation : null;
    }

    private void put(Reservation reservation) {
        (added.containsKey(reservation.id()) ? added : changed).put(reservation.id(), reservation);
    }

    private Counter counter(Counter.Key key) {
        Counter now = moved.get(key);
        return now == null ? asRead(key) : now;
    }
}
