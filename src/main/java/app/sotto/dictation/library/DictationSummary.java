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
        boolean demo) {}
