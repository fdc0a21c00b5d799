package app.sotto.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Where a month's figure is heading: what was used so far, and as much again for each hour that is
 * left as for each that is gone.
 */
public final class Forecast {

    /** Before this nothing can be said. */
    private static final Duration SOONEST = Duration.ofDays(3);

    private Forecast() {}

    /** The figure at the end of the month; empty in its first three days. */
    public static OptionalLong of(long soFar, Instant start, Instant now, Instant end) {
        Duration gone = Duration.between(start, now);
        if (gone.compareTo(SOONEST) < 0 || !now.isBefore(end)) {
            return OptionalLong.empty();
        }
        double whole = Duration.between(start, end).toSeconds();
        return OptionalLong.of(Math.round(soFar * (whole / gone.toSeconds())));
    }
}
