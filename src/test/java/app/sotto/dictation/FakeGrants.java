package app.sotto.dictation;

import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Grants;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** A plan with one live dictation at a time. */
class FakeGrants implements Grants {

    @Override
    public Entitlements current() {
        return new Entitlements(
                "test",
                1,
                Duration.ofHours(1),
                0,
                Overage.STOPS,
                new Prices(100, 0, 0, 0),
                new Rates(1, 1, 1),
                Set.of(),
                1,
                null);
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
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void zone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
