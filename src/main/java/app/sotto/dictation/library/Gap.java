package app.sotto.dictation.library;

import java.time.Duration;

/**
 * A stretch of a dictation's audio that was not recognised when it was spoken.
 *
 * @param from counted from the recording's start
 */
public record Gap(Duration from, Duration to, Kind kind) {

    /** Why it was not. */
    public enum Kind {
        /** It is speech, all of it, and no node would take it. */
        UNRECOGNISED,
        /** Minutes had run out: nobody has looked yet where there is speech in it. */
        UNHEARD
    }

    public Duration length() {
        return to.minus(from);
    }
}
