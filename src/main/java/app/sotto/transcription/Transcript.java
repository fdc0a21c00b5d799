package app.sotto.transcription;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognised speech with times.
 *
 * @param language ISO 639-1 of most of it, if known
 * @param model that heard it
 */
public record Transcript(
        @Nullable String language,
        Duration duration,
        Duration speech,
        String model,
        List<Segment> segments) {

    /**
     * A sentence or phrase; once final it never changes.
     *
     * @param start from the recording's start
     * @param confidence 0 to 1, if the engine says
     * @param words with times: the engine's own where it gives them, else estimated
     */
    public record Segment(
            Duration start,
            Duration end,
            String text,
            @Nullable Double confidence,
            List<Word> words) {

        /** The same, counted from a start that lies {@code by} earlier. */
        public Segment later(Duration by) {
            return new Segment(
                    start.plus(by),
                    end.plus(by),
                    text,
                    confidence,
                    words.stream().map(word -> word.later(by)).toList());
        }
    }

    /**
     * One word.
     *
     * @param estimated whether its times are interpolated inside the segment
     */
    public record Word(Duration start, Duration end, String text, boolean estimated) {

        Word later(Duration by) {
            return new Word(start.plus(by), end.plus(by), text, estimated);
        }
    }

    /** The whole text, segments joined as the language joins them (no spaces between Han). */
    public String text() {
        return Joining.join(segments.stream().map(Segment::text).toList());
    }
}
