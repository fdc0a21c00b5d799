package app.sotto.gateway.relay;

import app.sotto.tenancy.Caller;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Books in memory: what is held, what was settled, and for a millionth a token. */
class FakeAllowance implements Allowance, Grants {

    record Held(Source source, Estimate estimate) {}

    final Map<ReservationId, Held> held = new ConcurrentHashMap<>();
    final List<Spent> settled = new CopyOnWriteArrayList<>();
    volatile long left = 1_000_000;
    volatile Held lastHeld = new Held(Source.CHAT, Estimate.tokens(0));

    void reset() {
        held.clear();
        settled.clear();
        left = 1_000_000;
    }

    @Override
    public Admission hold(Caller caller, Source source, Estimate estimate) {
        if (estimate.tokens() > left) {
            return new Admission.Exhausted(
                    0, Instant.now().plusSeconds(3600), Admission.Limit.PLAN);
        }
        var id = new ReservationId(UUID.randomUUID());
        lastHeld = new Held(source, estimate);
        held.put(id, lastHeld);
        return new Admission.Granted(id);
    }

    @Override
    public boolean extend(ReservationId reservation, Estimate total) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Receipt settle(ReservationId reservation, Spent spent) {
        if (held.remove(reservation) == null) {
            throw new IllegalStateException("Settled twice");
        }
        settled.add(spent);
        long tokens = spent.tokens().total();
        return new Receipt(0, tokens, tokens, 0);
    }

    @Override
    public void release(ReservationId reservation) {
        if (held.remove(reservation) == null) {
            throw new IllegalStateException("Given back twice");
        }
    }

    @Override
    public Standing standing() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long secondsLeft(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Receipt quote(Source source, Estimate estimate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void grant(Entitlements entitlements) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Entitlements current() {
        return new Entitlements(
                "test",
                1,
                Duration.ofHours(1),
                1_000_000,
                Overage.STOPS,
                new Prices(1, 1, 1, 1),
                new Rates(1_000_000, 1_000_000, 1_000_000_000),
                Set.of(),
                1,
                null);
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void zone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
