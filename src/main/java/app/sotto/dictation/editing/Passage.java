package app.sotto.dictation.editing;

import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Timing;
import app.sotto.polish.Polished.Kept;
import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text with its times.
 *
 * @param key stays with it while it is edited
 * @param revision of the edition when it was last changed
 * @param place the order of the text
 * @param confidence of the engine, until a person has edited the text
 * @param timing of its words
 * @param kept sentences that stand raw in polished text
 */
public record Passage(
        long key,
        int revision,
        double place,
        Duration start,
        Duration end,
        String text,
        @Nullable Double confidence,
        String timing,
        List<Kept> kept) {

    static Passage of(
            FinalSegment segment, int place, String text, List<Word> words, List<Kept> kept) {
        return new Passage(
                segment.index(),
                0,
                place,
                segment.start(),
                segment.end(),
                text,
                segment.confidence(),
                Timing.written(words, segment.start()),
                kept);
    }

    /** As it begins in an edition. */
    Passage fresh() {
        return new Passage(key, 0, place, start, end, text, confidence, timing, List.of());
    }

    public List<Word> words() {
        return Timing.read(timing, text, start);
    }
}
