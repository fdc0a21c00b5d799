package app.sotto.dictation.library;

import app.sotto.dictation.Mark;
import app.sotto.polish.Polished;
import app.sotto.polish.Polished.Kept;
import app.sotto.polish.Polished.Outcome;
import app.sotto.polish.Style;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.WordTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment as it stands in the table.
 *
 * @param start from the recording's start
 * @param speech in it: what lies between two voices is none
 * @param polished its own polished text, which only live segments have
 * @param kept sentences that stand raw in it
 * @param timing of its words, where it was kept
 * @param marks what of its raw text was obeyed or taken back
 */
public record FinalSegment(
        int index,
        Duration start,
        Duration end,
        Duration speech,
        String text,
        @Nullable Double confidence,
        @Nullable String polished,
        @Nullable String polishEngine,
        @Nullable String polishOutcome,
        List<Kept> kept,
        long promptTokens,
        long completionTokens,
        @Nullable String timing,
        List<Mark> marks) {

    public Transcript.Segment segment() {
        return new Transcript.Segment(start, end, text, confidence, words());
    }

    /** Its words with their times: the engine's own, or estimated. */
    public List<Transcript.Word> words() {
        return timing == null
                ? WordTimes.of(text, List.of(), start, end)
                : Timing.read(timing, text, start);
    }

    /** Whether its polished text is still to come, as after a connection that broke. */
    public boolean unpolished() {
        return polishOutcome == null;
    }

    /** The same segment with its polished text. */
    public FinalSegment with(Polished made) {
        return new FinalSegment(
                index,
                start,
                end,
                speech,
                text,
                confidence,
                made.text(),
                made.engine(),
                made.outcome().name(),
                made.kept(),
                made.promptTokens(),
                made.completionTokens(),
                timing,
                marks);
    }

    /** What was made of it, if anything. */
    public Optional<Polished> made(Style style) {
        if (polished == null || polishEngine == null || polishOutcome == null) {
            return Optional.empty();
        }
        var outcome = Polished.Outcome.valueOf(polishOutcome);
        return Optional.of(
                new Polished(
                        polished,
                        style,
                        polishEngine,
                        outcome,
                        promptTokens,
                        completionTokens,
                        kept));
    }

    public String polishedOrRaw() {
        return polished == null ? text : polished;
    }

    /** Its polished text, or the raw where there is none yet. */
    Polished polishedAs(Style style, String engine) {
        return new Polished(
                polishedOrRaw(),
                style,
                engine,
                polishOutcome == null ? Outcome.POLISHED : Outcome.valueOf(polishOutcome),
                promptTokens,
                completionTokens,
                kept);
    }
}
