package app.sotto.dictation.editing;

import java.util.List;

/** What became of a change. */
public sealed interface Saved {

    /**
     * It is safe.
     *
     * @param revision of the edition now; where others have changed it too, more than one further
     * @param passages what came, with its times
     */
    record Safe(int revision, List<Passage> passages) implements Saved {}

    /** What it was to change has been changed or replaced meanwhile. Nothing was written. */
    record Outdated() implements Saved {}
}
