package app.sotto.inference.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How much work of one model gets done, as a mean over about half a minute; from it, when there
 * will be room. Guarded by the pool's lock.
 */
final class Throughput {

    private static final double SECONDS = 30;
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final InstantSource clock;
    private double done;
    private Instant at;
    private final Instant since;

    Throughput(InstantSource clock) {
        this.clock = clock;
        this.at = clock.instant();
        this.since = at;
    }

    void done(double weight) {
        fade();
        done += weight;
    }

    /** When that much will have been done; empty while nothing is known of the pace. */
    Optional<Duration> timeFor(double weight) {
        fade();
        double span = Math.min(SECONDS, Math.max(1, seconds(since, at)));
        double rate = done / span;
        if (rate <= 0) {
            return Optional.empty();
        }
        var wait = Duration.ofMillis((long) (weight / rate * 1000));
        return Optional.of(
                wait.compareTo(SOONEST) < 0 ? SOONEST : wait.compareTo(LATEST) > 0 ? LATEST : wait);
    }

    private void fade() {
        var now = clock.instant();
        done *= Math.exp(-seconds(at, now) / SECONDS);
        at = now;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
