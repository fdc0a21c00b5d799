package app.sotto.polish;

import java.util.List;

/**
 * How a text is to be rewritten.
 *
 * @param language ISO 639-1 of the text, or {@code auto}
 * @param terms of a dictionary: they stay as they are written here
 */
public record Manner(Style style, String language, List<String> terms) {

    public static Manner of(Style style, String language) {
        return new Manner(style, language, List.of());
    }
}
