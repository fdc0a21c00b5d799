package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that some operations need, locked, and how they are moved: counters, reservations and
 * the entries that say so, always together. {@link Holds} and {@link Leases} decide, without a
 * database; {@link Ledger} reads the book and writes it back in one transaction.
 */
final class Book {

    private final Instant now;
    private final Map<TenantId, Terms> terms;
    private final Map<Counter.Key, Counter> counters;
    private final Map<ReservationId, Reservation> reservations;
    private final Map<ReservationId, Receipt> receipts;
    private final Map<Entry.Line, Entry> entries = new LinkedHashMap<>();

    final Map<ReservationId, Reservation> added = new LinkedHashMap<>();
    final Map<ReservationId, Reservation> changed = new LinkedHashMap<>();
    final Map<Counter.Key, Counter> moved = new LinkedHashMap<>();
    final List<UsageEvent> events = new ArrayList<>();

    /**
     * @param counters those that exist
     * @param reservations those that exist
     * @param receipts of work that was booked before
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

    /** Decides one operation after what was decided before it. */
    Object decide(Operation operation) {
        var holds = new Holds(this);
        var leases = new Leases(this);
        return switch (operation) {
            case Operation.Hold hold -> holds.hold(hold);
            case Operation.Extend extend -> holds.extend(extend);
            case Operation.Settle settle -> holds.settle(settle);
            case Operation.Release release -> holds.release(release);
            case Operation.Expire expire -> holds.expire(expire);
            case Operation.Lease lease -> leases.lease(lease);
            case Operation.Draw draw -> leases.draw(draw);
            case Operation.Trim trim -> leases.trim(trim);
        };
    }

    Instant now() {
        return now;
    }

    Terms terms(TenantId tenant) {
        return Objects.requireNonNull(terms.get(tenant));
    }

    Limits limits(Counter.Key holder) {
        return new Limits(terms(holder.tenant()), counter(holder.organisation()), counter(holder));
    }

    /** What its organisation used until now, in the month of the reservation. */
    Amount usedBefore(Reservation reservation) {
        return counter(reservation.holder().organisation()).used();
    }

    @Nullable Reservation reservation(ReservationId id) {
        Reservation one = added.get(id);
        if (one == null) {
            one = changed.get(id);
        }
        return one == null ? reservations.get(id) : one;
    }

    @Nullable Receipt receipt(ReservationId work) {
        return receipts.get(work);
    }

    /** The counter as it was read, before any operation. */
    Counter asRead(Counter.Key key) {
        return counters.getOrDefault(key, Counter.of(key));
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    /** Writes down a reservation as it is now. */
    void put(Reservation reservation) {
        boolean known = reservations.containsKey(reservation.id());
        (known ? changed : added).put(reservation.id(), reservation);
    }

    /** Holds more for it. */
    void hold(Reservation reservation, Amount more) {
        for (Counter.Key key : keys(reservation.holder())) {
            moved.put(key, counter(key).hold(more));
        }
        enter(reservation, Unit.SECONDS, Account.ALLOWANCE, Account.HELD, more.seconds());
        enter(reservation, Unit.TOKENS, Account.ALLOWANCE, Account.HELD, more.tokens());
    }

    /** Gives back a part of what it holds. */
    void free(Reservation reservation, Amount less) {
        for (Counter.Key key : keys(reservation.holder())) {
            moved.put(key, counter(key).hold(Amount.NOTHING.minus(less)));
        }
        enter(reservation, Unit.SECONDS, Account.HELD, Account.ALLOWANCE, less.seconds());
        enter(reservation, Unit.TOKENS, Account.HELD, Account.ALLOWANCE, less.tokens());
    }

    /** Books work: out of what it held; the rest out of the allowance. */
    void use(UsageEvent event) {
        Reservation work = event.reservation();
        Receipt receipt = event.receipt();
        Amount booked = new Amount(receipt.seconds(), receipt.tokens());
        Amount held = booked.atMost(work.held());
        Amount late = booked.minus(held);
        for (Counter.Key key : keys(work.holder())) {
            moved.put(key, counter(key).use(booked, held, receipt.overageMicros()));
        }
        enter(work, Unit.SECONDS, Account.HELD, Account.USED, held.seconds());
        enter(work, Unit.TOKENS, Account.HELD, Account.USED, held.tokens());
        enter(work, Unit.SECONDS, Account.ALLOWANCE, Account.USED, late.seconds());
        enter(work, Unit.TOKENS, Account.ALLOWANCE, Account.USED, late.tokens());
        enter(work, Unit.MICROS, Account.ALLOWANCE, Account.USED, receipt.overageMicros());
        events.add(event);
        receipts.put(work.id(), receipt);
    }

    private void enter(Reservation reservation, Unit unit, Account from, Account to, long amount) {
        if (amount != 0) {
            var line = new Entry.Line(reservation.holder(), reservation.id(), unit, from, to);
            var _ = entries.merge(line, new Entry(line, amount, now), Entry::plus);
        }
    }

    private static List<Counter.Key> keys(Counter.Key holder) {
        Counter.Key organisation = holder.organisation();
        return organisation.equals(holder) ? List.of(holder) : List.of(organisation, holder);
    }

    private Counter counter(Counter.Key key) {
        Counter now = moved.get(key);
        return now == null ? asRead(key) : now;
    }
}
