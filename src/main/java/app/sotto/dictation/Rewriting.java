package app.sotto.dictation;

import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.usage.Receipt;

/**
 * The door to polish for text that was not dictated here. It leaves a usage event like any work.
 */
public interface Rewriting {

    /**
     * Rewrites text in a style; takes tokens, no minutes.
     *
     * @param language ISO 639-1 of the text, for Chinese also with a script or region ({@code
     *     zh-Hant}), or {@code auto}
     */
    Rewritten rewrite(Caller caller, String text, Style style, String language);

    /**
     * What came of it.
     *
     * @param receipt what it came to
     */
    record Rewritten(Polished polished, Receipt receipt) {}

    /** Whether the style can be served now. */
    boolean serves(Style style);

    /** Which engine would serve now: a model's name, or {@link Polished#RULES}. */
    String engine();
}
