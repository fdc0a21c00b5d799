package app.sotto.dictation.library;

import app.sotto.dictation.Mark;
import app.sotto.polish.Polished;
import app.sotto.transcription.Transcriber.Engine;
import app.sotto.transcription.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a dictation.
 *
 * @param duration of all its audio
 * @param speech of all of it that was recognised: what is charged
 * @param fresh segments that are not in the table yet
 * @param marks what was obeyed of them, by index
 * @param trouble what is missing from it, if anything
 */
public record Outcome(
        @Nullable String language,
        Duration duration,
        Duration speech,
        Engine engine,
        List<Transcript.Segment> fresh,
        Map<Integer, List<Mark>> marks,
        @Nullable Polished polished,
        @Nullable Trouble trouble) {

    /** Whole seconds booked: speech, rounded up once per dictation. */
    public long chargedSeconds() {
        return wholeSeconds(speech);
    }

    Outcome with(@Nullable Trouble lacking) {
        return new Outcome(language, duration, speech, engine, fresh, marks, polished, lacking);
    }

    static long wholeSeconds(Duration speech) {
        return speech.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
