package app.sotto.dictation;

import app.sotto.tenancy.Caller;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Estimate;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts seconds, and settles each reservation once. It knows no transactions: a roll-back does not
 * undo it.
 */
class FakeAllowance implements Allowance {

    static final Instant RENEWS = Instant.parse("2027-01-01T00:00:00Z");

    long limit = 3600;
    final Map<ReservationId, Long> held = new HashMap<>();
    final Map<ReservationId, Spent> settled = new HashMap<>();
    final List<Source> holds = new ArrayList<>();

    @Override
    public synchronized Admission hold(Caller caller, Source source, Estimate estimate) {
        holds.add(source);
        if (estimate.seconds() > left()) {
            return new Admission.Exhausted(left(), RENEWS, Admission.Limit.PLAN);
        }
        var reservation = new ReservationId(UUID.randomUUID());
        held.put(reservation, estimate.seconds());
        return new Admission.Granted(reservation);
    }

    @Override
    public synchronized boolean extend(ReservationId reservation, Estimate total) {
        if (settled.containsKey(reservation)) {
            return true;
        }
        long more = total.seconds() - held.getOrDefault(reservation, 0L);
        if (more > left()) {
            return false;
        }
        held.merge(reservation, Math.max(0, more), Long::sum);
        return true;
    }

    @Override
    public synchronized Receipt settle(ReservationId reservation, Spent spent) {
        held.remove(reservation);
        settled.putIfAbsent(reservation, spent);
        return receipt(seconds(settled.get(reservation).speech()));
    }

    @Override
    public synchronized void release(ReservationId reservation) {
        held.remove(reservation);
    }

    @Override
    public synchronized Standing standing() {
        return new Standing(limit, used(), onHold(), left(), 0, 0, 0, 0, 0L, Instant.EPOCH, RENEWS);
    }

    @Override
    public synchronized long secondsLeft(Caller caller) {
        return left();
    }

    @Override
    public Receipt quote(Source source, Estimate estimate) {
        return receipt(estimate.seconds());
    }

    /** A hundred micro-units a second, all of it in the plan. */
    private static Receipt receipt(long seconds) {
        return new Receipt(seconds, 0, 100 * seconds, 0);
    }

    synchronized long used() {
        return settled.values().stream().mapToLong(spent -> seconds(spent.speech())).sum();
    }

    synchronized long onHold() {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }

    private long left() {
        return Math.max(0, limit - used() - onHold());
    }

    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }

    synchronized void reset() {
        limit = 3600;
        held.clear();
        settled.clear();
        holds.clear();
    }
}
