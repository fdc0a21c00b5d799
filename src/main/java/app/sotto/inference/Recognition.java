package app.sotto.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a speech model heard in one window.
 *
 * @param language ISO 639-1 as detected or as asked for, if the node says
 * @param segments with times in seconds from the window's start; empty when nothing was heard
 */
public record Recognition(String text, @Nullable String language, List<Segment> segments) {

    /**
     * A stretch of text.
     *
     * @param avgLogprob mean log probability of its tokens (Whisper's measure), if the node says
     * @param compressionRatio of its text by gzip; above 2.4 Whisper is repeating itself
     * @param words an engine's own word times, or empty
     * @param temperature that it was sampled at, if the node says
     * @param noSpeechProb how likely nobody speaks in it, if the node says
     */
    public record Segment(
            double start,
            double end,
            String text,
            @Nullable Double avgLogprob,
            @Nullable Double compressionRatio,
            List<Word> words,
            @Nullable Double temperature,
            @Nullable Double noSpeechProb) {

        public Segment(
                double start,
                double end,
                String text,
                @Nullable Double avgLogprob,
                @Nullable Double compressionRatio,
                List<Word> words) {
            this(start, end, text, avgLogprob, compressionRatio, words, null, null);
        }
    }

    /** One word with the engine's own times, in seconds from the window's start. */
    public record Word(double start, double end, String text) {}
}
