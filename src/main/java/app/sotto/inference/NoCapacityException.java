package app.sotto.inference;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No node could take the work in time, or the one that did failed. Worth a retry later. */
public class NoCapacityException extends RuntimeException {

    private final @Nullable Duration retryAfter;

    public NoCapacityException(String message) {
        this(message, (Duration) null);
    }

    /**
     * @param retryAfter when there is likely to be room, or null where nobody can tell
     */
    public NoCapacityException(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public NoCapacityException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    /**
     * When there is likely to be room, from the work that waits and the pace of the last minute.
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
