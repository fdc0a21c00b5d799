package app.sotto.polish;

/**
 * Text rewritten in a style, or the raw text where that failed.
 *
 * @param engine a model's name, or {@link #RULES}
 * @param promptTokens as the model's node counted them, or -1 when it did not
 * @param completionTokens likewise
 */
public record Polished(
        String text,
        Style style,
        String engine,
        Outcome outcome,
        long promptTokens,
        long completionTokens) {

    /** The engine's name when no model is there: basic clean-up by rules. */
    public static final String RULES = "rules";

    /** What came of it. */
    public enum Outcome {
        POLISHED,
        /** The model failed or ran out of time; {@code text} is the raw text. */
        KEPT_RAW_ENGINE_FAILED,
        /** A rewriting changed the meaning; the sentences concerned stand raw in {@code text}. */
        KEPT_RAW_MEANING,
        /** No engine serves this style here; {@code text} is the raw text. */
        KEPT_RAW_NEEDS_MODEL
    }
}
