package app.sotto.inference.nodes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps work from a node that fails it: five failures in a row put it out for 30 seconds, then one
 * request at a time tries it, and two successes bring it back. Guarded by the pool's lock.
 */
final class Breaker {

    static final int FAILURES = 5;
    static final int SUCCESSES = 2;
    static final Duration OUT = Duration.ofSeconds(30);

    private final InstantSource clock;
    private int failuresInARow;
    private int successesOnTrial;
    private boolean tripped;
    private Instant outUntil = Instant.MIN;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    boolean permits(int inFlight) {
        if (!tripped) {
            return true;
        }
        return !clock.instant().isBefore(outUntil) && inFlight == 0;
    }

    boolean tripped() {
        return tripped;
    }

    void succeeded() {
        failuresInARow = 0;
        if (tripped && ++successesOnTrial >= SUCCESSES) {
            tripped = false;
        }
    }

    void failed() {
        failuresInARow++;
        successesOnTrial = 0;
        if (tripped || failuresInARow >= FAILURES) {
            tripped = true;
            outUntil = clock.instant().plus(OUT);
        }
    }
}
