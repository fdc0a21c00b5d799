package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.Recognition.Segment;
import app.sotto.inference.SpeechWindow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers that OpenAI's transcription API can give; what an engine does not know is left out.
 */
enum SpeechFormat {
    JSON {
        @Override
        Reply reply(Recognition heard, SpeechWindow window) {
            return Reply.json(new Plain(heard.text()));
        }
    },
    TEXT {
        @Override
        Reply reply(Recognition heard, SpeechWindow window) {
            return Reply.text("text/plain; charset=utf-8", heard.text() + "\n");
        }
    },
    VERBOSE_JSON {
        @Override
        Reply reply(Recognition heard, SpeechWindow window) {
            return Reply.json(Verbose.of(heard, window));
        }
    };

    abstract Reply reply(Recognition heard, SpeechWindow window);

    static SpeechFormat named(String name) throws ApiProblem {
        return switch (name) {
            case "json" -> JSON;
            case "text" -> TEXT;
            case "verbose_json" -> VERBOSE_JSON;
            default ->
                    throw ApiProblem.bad(
                            "response_format",
                            "This node answers with json, text or verbose_json.");
        };
    }

    record Plain(String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verbose(
            String task,
            @Nullable String language,
            double duration,
            String text,
            List<Part> segments,
            List<Word> words) {

        static Verbose of(Recognition heard, SpeechWindow window) {
            var segments = heard.segments();
            return new Verbose(
                    "transcribe",
                    english(heard.language()),
                    window.seconds(),
                    heard.text(),
                    IntStream.range(0, segments.size())
                            .mapToObj(i -> Part.of(i, segments.get(i), window))
                            .toList(),
                    segments.stream()
                            .flatMap(segment -> segment.words().stream())
                            .map(word -> new Word(word.text(), word.start(), word.end()))
                            .toList());
        }

        /** OpenAI's API answers with the language's name, though it is asked with the code. */
        private static @Nullable String english(@Nullable String code) {
            return code == null
                    ? null
                    : Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
        }
    }

    record Part(int id, double start, double end, String text, double temperature) {

        static Part of(int id, Segment segment, SpeechWindow window) {
            return new Part(
                    id, segment.start(), segment.end(), segment.text(), window.temperature());
        }
    }

    record Word(String word, double start, double end) {}
}
