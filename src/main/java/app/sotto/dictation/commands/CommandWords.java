package app.sotto.dictation.commands;

import app.sotto.dictation.Mark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The words for each command by language, as the files beside this say. */
public final class CommandWords {

    private static final Map<String, Map<Mark.Kind, List<String>>> BY_LANGUAGE =
            Map.of("en", read("en"), "zh", read("zh"), "zh-Hant", read("zh-Hant"));

    private CommandWords() {}

    /**
     * The words for each command, the usual one first.
     *
     * @param language {@code en} or {@code zh}; {@code zh-Hant} has what is written otherwise there
     */
    public static Map<Mark.Kind, List<String>> in(String language) {
        return BY_LANGUAGE.getOrDefault(language, Map.of());
    }

    /** Those of all languages: who speaks one may mix in a command of the other. */
    static Stream<Phrase> all() {
        return BY_LANGUAGE.values().stream()
                .flatMap(language -> language.entrySet().stream())
                .flatMap(command ->
                        command.getValue().stream().map(said -> Phrase.of(command.getKey(), said)));
    }

    private static Map<Mark.Kind, List<String>> read(String language) {
        var words = new LinkedHashMap<Mark.Kind, List<String>>();
        file(language)
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(line ->
                        words.put(
                                Mark.Kind.valueOf(line[0]),
                                Arrays.stream(line[1].split(", ", -1)).toList()));
        return words;
    }

    private static String file(String language) {
        try {
            return new ClassPathResource("dictation/commands/" + language + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
