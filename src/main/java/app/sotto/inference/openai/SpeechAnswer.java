package app.sotto.inference.openai;

import app.sotto.inference.Recognition;
import app.sotto.inference.Recognition.Segment;
import app.sotto.inference.Recognition.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a node says it heard: OpenAI's {@code verbose_json}, the plain {@code json} of nodes
 * that know no segments, or plain text. Anything else is a failure of the node.
 */
final class SpeechAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SpeechAnswer() {}

    static Recognition read(byte[] body, double seconds) throws NodeFailure {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw new NodeFailure("gave an empty answer");
        }
        return switch (text.charAt(0)) {
            case '<' -> throw new NodeFailure("answered with a web page");
            case '{' -> fromJson(parse(text), seconds);
            default -> whole(text, null, seconds);
        };
    }

    private static JsonNode parse(String text) throws NodeFailure {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new NodeFailure("gave an answer that breaks off or is no JSON");
        }
    }

    private static Recognition fromJson(JsonNode answer, double seconds) throws NodeFailure {
        if (!answer.path("text").isString()) {
            throw new NodeFailure("gave an answer without a text");
        }
        if (aborted(answer) || aborted(answer.path("choices").path(0))) {
            throw NodeFailure.aborted();
        }
        var text = answer.path("text").asString().strip();
        var language = LanguageCode.of(answer.path("language").asString(null));
        var segments = segments(answer, seconds);
        return segments.isEmpty()
                ? whole(text, language, seconds)
                : new Recognition(text, language, segments);
    }

    private static boolean aborted(JsonNode answer) {
        return answer.path("finish_reason").asString("").equals(NodeFailure.ABORTED);
    }

    private static Recognition whole(String text, @Nullable String language, double seconds) {
        return new Recognition(
                text,
                language,
                text.isBlank()
                        ? List.of()
                        : List.of(new Segment(0, seconds, text, null, null, List.of())));
    }

    private static List<Segment> segments(JsonNode answer, double seconds) {
        var words = words(answer.path("words"), seconds);
        var segments = new ArrayList<Segment>();
        for (var segment : answer.path("segments")) {
            var text = segment.path("text").asString("").strip();
            if (!text.isEmpty()) {
                segments.add(segment(segment, text, words, seconds));
            }
        }
        return List.copyOf(segments);
    }

    private static Segment segment(
            JsonNode segment, String text, List<Word> allWords, double seconds) {
        double start = time(segment, "start", 0, seconds);
        double end = Math.max(start, time(segment, "end", seconds, seconds));
        var own = words(segment.path("words"), seconds);
        return new Segment(
                start,
                end,
                text,
                number(segment, "avg_logprob"),
                number(segment, "compression_ratio"),
                own.isEmpty() ? within(allWords, start, end) : own,
                number(segment, "temperature"),
                number(segment, "no_speech_prob"));
    }

    private static List<Word> words(JsonNode list, double seconds) {
        var words = new ArrayList<Word>();
        for (var word : list) {
            var text = word.path("word").asString("").strip();
            if (!text.isEmpty() && word.path("start").isNumber() && word.path("end").isNumber()) {
                double start = time(word, "start", 0, seconds);
                words.add(new Word(start, Math.max(start, time(word, "end", 0, seconds)), text));
            }
        }
        return List.copyOf(words);
    }

    private static List<Word> within(List<Word> words, double start, double end) {
        return words.stream()
                .filter(word -> {
                    double middle = (word.start() + word.end()) / 2;
                    return middle >= start && middle <= end;
                })
                .toList();
    }

    /** Nodes pad a window to 30 s and may place words behind its end. */
    private static double time(JsonNode node, String field, double otherwise, double seconds) {
        var value = number(node, field);
        return Math.clamp(value == null ? otherwise : value, 0, seconds);
    }

    private static @Nullable Double number(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() && Double.isFinite(value.asDouble()) ? value.asDouble() : null;
    }
}
