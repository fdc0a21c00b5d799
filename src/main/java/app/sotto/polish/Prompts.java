package app.sotto.polish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The instructions for each style, in English and Chinese. They are files with a version in their
 * path, so that a change of wording is seen and can be compared.
 */
@Component
class Prompts {

    static final String VERSION = "v1";

    private final Map<Style, String> english = load("en");
    private final Map<Style, String> chinese = load("zh");

    /** The system message; the text itself follows as the user's. */
    String instructions(Style style, Tongue tongue) {
        var prompts = tongue == Tongue.ZH ? chinese : english;
        return prompts.getOrDefault(style, "");
    }

    private static Map<Style, String> load(String language) {
        var prompts = new EnumMap<Style, String>(Style.class);
        for (Style style : Style.values()) {
            prompts.put(
                    style, read("polish/" + VERSION + "/" + language + "/" + style.key() + ".txt"));
        }
        return prompts;
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
