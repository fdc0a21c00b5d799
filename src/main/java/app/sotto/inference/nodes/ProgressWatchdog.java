package app.sotto.inference.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices an engine that has work and gets nothing done, however healthy it says it is. Belongs to
 * one endpoint's watch.
 */
final class ProgressWatchdog {

    private @Nullable Double tokens;
    private @Nullable Double finished;
    private long answered = -1;
    private Instant movedAt = Instant.MIN;

    /** For how long it has had work and not moved; zero while it moves or has none. */
    Duration stillFor(Endpoint endpoint, Figures figures, Instant now) {
        if (moved(endpoint, figures) || !hasWork(endpoint, figures)) {
            movedAt = now;
        }
        tokens = figures.tokens();
        finished = figures.finished();
        answered = endpoint.finished();
        return Duration.between(movedAt, now);
    }

    private boolean moved(Endpoint endpoint, Figures figures) {
        return !Objects.equals(tokens, figures.tokens())
                || !Objects.equals(finished, figures.finished())
                || answered != endpoint.finished();
    }

    private static boolean hasWork(Endpoint endpoint, Figures figures) {
        return positive(figures.waiting())
                || positive(figures.running())
                || endpoint.inFlight() > 0;
    }

    private static boolean positive(@Nullable Double value) {
        return value != null && value > 0;
    }

    /** It proved that it works. */
    void proven(Instant now) {
        movedAt = now;
    }
}
