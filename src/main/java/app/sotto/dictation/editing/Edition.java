package app.sotto.dictation.editing;

import java.time.Instant;

/**
 * A text that a person edited, without its words.
 *
 * @param number counted from 1
 * @param source what it began as
 * @param revision how often it was changed
 */
public record Edition(int number, Version source, int revision, Instant changedAt) {

    public Version version() {
        return Version.edited(number);
    }
}
