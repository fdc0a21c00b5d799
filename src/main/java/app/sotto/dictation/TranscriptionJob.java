package app.sotto.dictation;

import app.sotto.transcription.Transcript;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that a program had transcribed while it did something else, as it stands now.
 *
 * @param progress of the whole way, 0 to 1
 * @param expiresAt when it is forgotten, once it has ended
 * @param temperature asked for
 * @param language ISO 639-1 as heard, once completed
 * @param duration of the audio, once completed
 * @param text once completed
 * @param segments once completed; empty in lists
 * @param receipt what it came to, once completed
 */
public record TranscriptionJob(
        DictationId id,
        State state,
        double progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        double temperature,
        @Nullable String language,
        @Nullable Duration duration,
        @Nullable String model,
        @Nullable String text,
        List<Transcript.Segment> segments,
        @Nullable Receipt receipt,
        @Nullable Problem problem) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /**
     * Why it failed.
     *
     * @param detail a sentence that adds to the reason's own, if any
     */
    public record Problem(Reason reason, @Nullable String detail) {}

    /** Each is one sentence to whoever asks. */
    public enum Reason {
        EMPTY,
        NOT_AUDIO,
        CORRUPT,
        TOO_LONG,
        NOT_FETCHED,
        NO_ENGINE,
        NO_CAPACITY,
        ALLOWANCE_SPENT,
        UNEXPECTED
    }
}
