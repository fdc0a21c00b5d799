package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the history.
 *
 * @param title null until somebody or something named it
 * @param preview the beginning of the text
 * @param progress while it runs
 * @param trouble why it has no text, or not all
 * @param filling what is being done about parts that are lacking, or null
 * @param lacking whether there is audio that was not recognised
 */
public record DictationSummary(
        DictationId id,
        @Nullable String title,
        Origin origin,
        Status status,
        Instant createdAt,
        @Nullable Duration duration,
        String preview,
        @Nullable Progress progress,
        @Nullable Trouble trouble,
        boolean demo,
        Filling.@Nullable State filling,
        boolean lacking) {

    /** Whether something is being done about it at this moment. */
    public boolean busy() {
        return status.underWay() || filling == Filling.State.RUNNING;
    }

    /** Whether there is audio that nobody has recognised, and nobody is about to. */
    public boolean restWanted() {
        return status == Status.COMPLETED && lacking && filling == null;
    }
}
