package app.sotto.gateway;

import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Grants;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** Everybody has one plan. */
public class FakeGrants implements Grants {

    private final Rates rates;

    public FakeGrants() {
        this(new Rates(1_000_000, 1_000_000, 1_000_000));
    }

    private FakeGrants(Rates rates) {
        this.rates = rates;
    }

    /** So much a minute. */
    public static FakeGrants of(long requests, long audioSeconds, long tokens) {
        return new FakeGrants(new Rates(requests, audioSeconds, tokens));
    }

    @Override
    public Entitlements current() {
        return new Entitlements(
                "test",
                1,
                Duration.ofHours(1),
                1000,
                Overage.STOPS,
                new Prices(100, 0, 0, 0),
                rates,
                Set.of(),
                1,
                null);
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
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
    public void zone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
