package app.sotto.polish;

/** Rewrites spoken text in a style, by a text model where there is one, else by rules. */
public interface Polisher {

    /**
     * Never throws for a model's failure: then the raw text stands and the outcome says so. What a
     * model changes in meaning stays raw, too, and is marked.
     */
    Polished polish(String text, Manner manner);

    /**
     * The same, with no dictionary.
     *
     * @param language ISO 639-1 of the text, or {@code auto}
     */
    default Polished polish(String text, Style style, String language) {
        return polish(text, Manner.of(style, language));
    }

    /** Whether the style can be served now (rules have none for {@code detailed}). */
    boolean serves(Style style);

    /** Which engine would serve now: a model's name, or {@link Polished#RULES}. */
    String engine();
}
