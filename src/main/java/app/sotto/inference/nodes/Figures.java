package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.Reading;
import app.sotto.inference.Remark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine said of itself last; null is unknown, never zero.
 *
 * @param running requests it works on, everybody's
 * @param waiting requests it has not begun
 * @param kvCache share of its memory for sequences in use, 0 to 1
 * @param tokens generated since its start
 * @param finished requests answered since its start
 * @param tokensPerSecond generated, since the figures before
 * @param own requests that this process had on it at that moment
 * @param alarms figures that should be there and are not
 * @param at null as long as there are none
 */
public record Figures(
        @Nullable Double running,
        @Nullable Double waiting,
        @Nullable Double kvCache,
        @Nullable Double tokens,
        @Nullable Double finished,
        @Nullable Double tokensPerSecond,
        int own,
        List<Remark> alarms,
        @Nullable Instant at) {

    /** Of an engine that gives none. */
    public static final Figures NONE =
            new Figures(null, null, null, null, null, null, 0, List.of(), null);

    private static final Duration STALE = Duration.ofSeconds(2);

    /**
     * What waits inside a node waits in the order of its arrival, whoever it is of and however
     * urgent: enough to keep the engine at work until more can be sent, and no more.
     */
    private static final double LONG_QUEUE = 4;

    private static final double FULL = 0.97;

    /** Of an engine that should give figures and does not. */
    static Figures missing(Remark alarm) {
        return new Figures(null, null, null, null, null, null, 0, List.of(alarm), null);
    }

    /**
     * Whether its queue is long by now: what waited then, and what this process has sent since,
     * less what came back.
     */
    public boolean saturated(int ownNow) {
        if (waiting == null || waiting == 0) {
            return false;
        }
        double now = waiting + ownNow - own;
        return now >= LONG_QUEUE || (kvCache != null && kvCache >= FULL && now > 0);
    }

    public boolean stale(Instant now) {
        return at != null && now.isAfter(at.plus(STALE));
    }

    /** Requests of other processes: what it had in all, less what was ours then. */
    public double others() {
        return Math.max(0, value(running) + value(waiting) - own);
    }

    /** How close it is to its limits, for a choice between equals: queue/5 or cache/0.8. */
    public double pressure() {
        return Math.max(value(waiting) / 5, value(kvCache) / 0.8);
    }

    private static double value(@Nullable Double known) {
        return known == null ? 0 : known;
    }

    @Nullable Reading reading(Instant now) {
        return at == null
                ? null
                : new Reading(
                        running, waiting, kvCache, tokensPerSecond, at, Duration.between(at, now));
    }
}
