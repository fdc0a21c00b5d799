package app.sotto.polish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text is to be rewritten.
 *
 * @param language ISO 639-1 of the text, or {@code auto}
 * @param terms of a dictionary: they stay as they are written here
 * @param script that Chinese is written in, or null for whatever a model writes
 */
public record Manner(Style style, String language, List<String> terms, @Nullable Script script) {

    public static Manner of(Style style, String language) {
        return new Manner(style, language, List.of(), null);
    }

    Writing writing() {
        return Writing.in(script, language, terms);
    }
}
