package app.sotto.billing.teststripe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a test wants to go wrong: an outage of the API, or webhooks that come late, twice or out of
 * order.
 */
final class Disturbances {
    private final AtomicReference<Disturbance> now = new AtomicReference<>(Disturbance.NONE);
    private volatile long until = Long.MAX_VALUE;

    void set(Disturbance disturbance) {
        until =
                disturbance.lasting().isZero()
                        ? Long.MAX_VALUE
                        : System.nanoTime() + disturbance.lasting().toNanos();
        now.set(disturbance);
    }

    boolean unavailable() {
        return current().outage() == Disturbance.Outage.UNAVAILABLE;
    }

    boolean refusesConnections() {
        return current().outage() == Disturbance.Outage.HANG_UP;
    }

    int copies() {
        return current().copies();
    }

    boolean disordered() {
        return current().disorder();
    }

    Duration delay() {
        return current().delay();
    }

    private Disturbance current() {
        if (until != Long.MAX_VALUE && System.nanoTime() - until > 0) {
            set(Disturbance.NONE);
        }
        return now.get();
    }
}
