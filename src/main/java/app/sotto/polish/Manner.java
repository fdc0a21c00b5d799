package app.sotto.polish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text is to be rewritten.
 *
 * @param style one of the five; an own style is checked like it
 * @param language ISO 639-1 of the text, or {@code auto}
 * @param terms of a dictionary: they stay as they are written here
 * @param own an own style's instruction, or null for the style's
 */
public record Manner(Style style, String language, List<String> terms, @Nullable Own own) {

    public static Manner of(Style style, String language) {
        return new Manner(style, language, List.of(), null);
    }

    /**
     * A style that somebody added.
     *
     * @param instruction what a model is told
     * @param examples pairs of dictated and written text
     * @param wish {@code fast}, {@code quality} or {@code auto}: which model
     */
    public record Own(String instruction, List<Example> examples, String wish) {}

    /** What was dictated, and how it is to be written. */
    public record Example(String dictated, String written) {}
}
