package app.sotto.dictation.commands;

import app.sotto.dictation.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a segment's raw text.
 *
 * @param kind null: words, to be written
 * @param writes what stands in its place, where that is no words to be polished
 */
record Part(int from, int to, Mark.@Nullable Kind kind, String writes) {

    static Part words(int from, int to) {
        return new Part(from, to, null, "");
    }

    static Part taken(int from, int to) {
        return new Part(from, to, Mark.Kind.TAKEN, "");
    }

    /** A command whose effect was taken back. */
    Part idle() {
        return new Part(from, to, kind, "");
    }

    /** Whether something of it stands in the written text. */
    boolean stands() {
        return kind == null || !writes.isEmpty();
    }
}
