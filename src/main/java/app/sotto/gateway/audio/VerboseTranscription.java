package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.Result;
import app.sotto.gateway.audio.Transcription.Usage;
import app.sotto.transcription.Transcript;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's transcription in {@code verbose_json}. What an engine does not say is left out rather
 * than made up.
 *
 * @param duration of the whole audio, in seconds
 */
@JsonInclude(Include.NON_NULL)
record VerboseTranscription(
        String task,
        @Nullable String language,
        double duration,
        String text,
        List<Segment> segments,
        @Nullable List<Word> words,
        String model,
        Usage usage) {

    /**
     * A segment.
     *
     * @param start in seconds
     * @param confidence 0 to 1, if the engine says
     */
    @JsonInclude(Include.NON_NULL)
    record Segment(
            int id,
            double start,
            double end,
            String text,
            @JsonProperty("avg_logprob") @Nullable Double avgLogprob,
            @Nullable Double confidence) {}

    /**
     * A word.
     *
     * @param estimated whether its times are interpolated inside the segment
     */
    record Word(String word, double start, double end, boolean estimated) {}

    static VerboseTranscription of(Result result, boolean withWords) {
        Transcript transcript = result.transcript();
        return new VerboseTranscription(
                "transcribe",
                transcript.language(),
                seconds(transcript.duration()),
                transcript.text(),
                segments(transcript.segments()),
                withWords ? words(transcript.segments()) : null,
                transcript.model(),
                Usage.of(result));
    }

    private static List<Segment> segments(List<Transcript.Segment> segments) {
        var numbered = new ArrayList<Segment>();
        for (Transcript.Segment segment : segments) {
            Double confidence = segment.confidence();
            numbered.add(
                    new Segment(
                            numbered.size(),
                            seconds(segment.start()),
                            seconds(segment.end()),
                            segment.text(),
                            confidence == null || confidence <= 0 ? null : Math.log(confidence),
                            confidence));
        }
        return numbered;
    }

    private static List<Word> words(List<Transcript.Segment> segments) {
        return segments.stream()
                .flatMap(segment -> segment.words().stream())
                .map(word ->
                        new Word(
                                word.text(),
                                seconds(word.start()),
                                seconds(word.end()),
                                word.estimated()))
                .toList();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
