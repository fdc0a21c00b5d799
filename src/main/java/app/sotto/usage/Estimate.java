package app.sotto.usage;

import java.time.Duration;

/**
 * What work may come to, before it starts.
 *
 * @param speech counted in whole seconds, rounded up
 * @param tokens read and written together
 */
public record Estimate(Duration speech, long tokens) {

    public Estimate {
        if (speech.isNegative() || tokens < 0) {
            throw new IllegalArgumentException("Work takes nothing or more, not " + speech);
        }
    }

    public static Estimate speech(Duration speech) {
        return new Estimate(speech, 0);
    }

    public static Estimate tokens(long tokens) {
        return new Estimate(Duration.ZERO, tokens);
    }

    /** Any part of a second counts as a whole one. */
    public long seconds() {
        return speech.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
