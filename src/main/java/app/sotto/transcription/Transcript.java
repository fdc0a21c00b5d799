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
     * @param decoding how the model came to it, where that is still known
     */
    public record Segment(
            Duration start,
            Duration end,
            String text,
            @Nullable Double confidence,
            List<Word> words,
            @Nullable Decoding decoding) {

        public Segment(
                Duration start,
                Duration end,
                String text,
                @Nullable Double confidence,
                List<Word> words) {
            this(start, end, text, confidence, words, null);
        }

        /** The same, with what is known of how the model came to it. */
        public Segment decoded(@Nullable Decoding how) {
            return new Segment(start, end, text, confidence, words, how);
        }

        /** The same, counted from a start that lies {@code by} earlier. */
        public Segment later(Duration by) {
            return new Segment(
                    start.plus(by),
                    end.plus(by),
                    text,
                    confidence,
                    words.stream().map(word -> word.later(by)).toList(),
                    decoding == null ? null : decoding.later(by));
        }
    }

    /**
     * What a model says of a stretch that one or more segments were cut from. What it does not say
     * is null.
     *
     * @param window where the audio began that was sent to it, from the recording's start
     * @param compressionRatio of the text by gzip
     */
    public record Decoding(
            Duration window,
            @Nullable Double temperature,
            @Nullable Double avgLogprob,
            @Nullable Double compressionRatio,
            @Nullable Double noSpeechProb) {

        /** The same, with another judgement of silence where the model gives none. */
        public Decoding orSilent(double share) {
            return noSpeechProb != null
                    ? this
                    : new Decoding(window, temperature, avgLogprob, compressionRatio, share);
        }

        Decoding later(Duration by) {
            return new Decoding(
                    window.plus(by), temperature, avgLogprob, compressionRatio, noSpeechProb);
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
