package app.sotto.inference.simulated;

import app.sotto.inference.simulated.SimulatedSpeech.Segment;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answers that vLLM gives to a transcription. Its {@code verbose_json} is not quite OpenAI's:
 * the duration is a string, {@code no_speech_prob} and the words are null.
 */
enum SpeechFormat {
    JSON,
    TEXT,
    VERBOSE_JSON;

    static SpeechFormat named(String name) throws VllmProblem {
        return switch (name) {
            case "json" -> JSON;
            case "text" -> TEXT;
            case "verbose_json" -> VERBOSE_JSON;
            default ->
                    throw VllmProblem.bad(
                            "response_format",
                            "There are json, text and verbose_json, not '" + name + "'.");
        };
    }

    boolean timed() {
        return this == VERBOSE_JSON;
    }

    Object body(SpeechRequest request, List<Segment> segments) {
        var text = String.join("", segments.stream().map(Segment::text).toList());
        double seconds = request.audio().seconds();
        return switch (this) {
            case JSON, TEXT -> new Plain(text, new Duration("duration", (int) Math.ceil(seconds)));
            case VERBOSE_JSON ->
                    new Verbose(
                            Double.toString(seconds),
                            request.language(),
                            text,
                            IntStream.range(0, segments.size())
                                    .mapToObj(i -> Part.of(i, segments.get(i), request))
                                    .toList(),
                            null);
        };
    }

    record Plain(String text, Duration usage) {}

    record Duration(String type, int seconds) {}

    record Verbose(
            String duration,
            String language,
            String text,
            List<Part> segments,
            @Nullable List<String> words) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Part(
            int id,
            double avgLogprob,
            double compressionRatio,
            double end,
            @Nullable Double noSpeechProb,
            int seek,
            double start,
            double temperature,
            String text,
            List<Integer> tokens) {

        /** As many tokens as Whisper knows. */
        private static final int VOCABULARY = 50_257;

        static Part of(int id, Segment segment, SpeechRequest request) {
            int window = (int) (segment.start() / SpeechRequest.WINDOW_SECONDS);
            return new Part(
                    id,
                    segment.averageLogProbability(),
                    segment.compressionRatio(),
                    segment.end(),
                    null,
                    (int) (window * SpeechRequest.WINDOW_SECONDS),
                    segment.start(),
                    request.temperature(),
                    segment.text(),
                    Pieces.of(segment.text()).stream()
                            .map(piece -> Math.floorMod(piece.hashCode(), VOCABULARY))
                            .toList());
        }
    }
}
