package app.sotto.dictation.library;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a running file is.
 *
 * @param fraction of the stage, 0 to 1
 * @param since when the stage began
 */
public record Progress(Stage stage, double fraction, @Nullable Instant since) {

    private static final double ENOUGH_TO_TELL = 0.03;

    /** The stage's remaining time at the speed measured so far, once there is one. */
    public Optional<Duration> left(Instant now) {
        if (since == null || fraction < ENOUGH_TO_TELL) {
            return Optional.empty();
        }
        double elapsed = Duration.between(since, now).toMillis();
        return Optional.of(Duration.ofMillis((long) (elapsed * (1 - fraction) / fraction)));
    }
}
