package app.sotto.polish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The instructions for each style with examples, in English and Chinese. They are files with a
 * version in their path, so that a change of wording is seen and can be compared.
 */
@Component
class Prompts {

    static final String VERSION = "v2";

    private final Map<Tongue, Wording> wordings =
            Map.of(Tongue.EN, Wording.in("en"), Tongue.ZH, Wording.in("zh"));

    /** The system message; the text itself follows as the user's. */
    String instructions(Manner manner, Tongue tongue) {
        Wording words = words(tongue);
        String task = words.styles().getOrDefault(manner.style(), "");
        String terms =
                manner.terms().isEmpty() ? "" : "\n" + named(words.terms(), manner.terms(), tongue);
        return words.common() + "\n" + task + terms;
    }

    /** What is added when a reply had changed what was said. */
    String strict(List<String> stay, Tongue tongue) {
        return named(words(tongue).strict(), stay, tongue);
    }

    private static String named(String wording, List<String> words, Tongue tongue) {
        return wording.replace("{0}", String.join(tongue == Tongue.ZH ? "、" : ", ", words));
    }

    private Wording words(Tongue tongue) {
        return Objects.requireNonNull(wordings.get(tongue == Tongue.ZH ? tongue : Tongue.EN));
    }

    /** All that is said to a model in one language. */
    private record Wording(String common, Map<Style, String> styles, String strict, String terms) {

        static Wording in(String language) {
            var styles = new EnumMap<Style, String>(Style.class);
            for (Style style : Style.values()) {
                styles.put(style, file(language, style.key()));
            }
            return new Wording(
                    file(language, "common"),
                    styles,
                    file(language, "strict"),
                    file(language, "terms"));
        }

        private static String file(String language, String name) {
            return read("polish/" + VERSION + "/" + language + "/" + name + ".txt");
        }
    }

    private static String read(String path) {
        var file = new ClassPathResource(path);
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
