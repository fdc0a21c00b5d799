package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.Result;
import app.sotto.gateway.audio.Transcription.Usage;
import app.sotto.transcription.Transcript;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
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
        List<VerboseSegment> segments,
        @Nullable List<Word> words,
        String model,
        Usage usage) {

    /**
     * A word.
     *
     * @param estimated whether its times are interpolated inside the segment
     */
    record Word(String word, double start, double end, boolean estimated) {}

    static VerboseTranscription of(Result result, TranscriptionForm form) {
        Transcript transcript = result.transcript();
        return new VerboseTranscription(
                form.request().translate() ? "translate" : "transcribe",
                transcript.language(),
                seconds(transcript.duration()),
                transcript.text(),
                VerboseSegment.all(transcript.segments(), form.request().temperature()),
                form.words() ? words(transcript.segments()) : null,
                transcript.model(),
                Usage.of(result));
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
