package app.sotto.polish;

import app.sotto.polish.script.Conversion;
import app.sotto.polish.script.Folded;
import app.sotto.polish.script.KeptTerms;
import app.sotto.polish.script.Tongues;
import app.sotto.polish.script.Typesetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Chinese text is written, whatever a model made of it: in one script, with full-width marks,
 * and with a space between Chinese characters and Latin words or digits. Text in other languages
 * stays as it is. Writing a text again changes nothing.
 */
public final class Writing {

    /** Everything as it comes. */
    public static final Writing AS_IT_IS = new Writing(null, "", List.of());

    private final @Nullable Script script;
    private final boolean sure;
    private final KeptTerms terms;

    private Writing(@Nullable Script script, String language, List<String> terms) {
        this.script = script;
        sure = Script.chinese(language);
        this.terms = new KeptTerms(terms);
    }

    /**
     * A way of writing.
     *
     * @param script null for text that stays as it comes
     * @param language ISO 639-1 of the text, or {@code auto}
     * @param terms of a dictionary: they are written as they are here
     */
    public static Writing in(@Nullable Script script, String language, List<String> terms) {
        return script == null || !Script.mayBeIn(language)
                ? AS_IT_IS
                : new Writing(script, language, terms);
    }

    /** A finished text. */
    public String of(String text) {
        if (script == null || !Tongues.han(text) || !(sure || Tongues.chinese(text))) {
            return text;
        }
        var written = terms.written(text, Conversion.into(script)::of);
        return Typesetting.of(written.text(), script, written.kept());
    }

    /**
     * As much of a text that is still growing as stays the same whatever follows; nothing where
     * terms are kept, since one may have begun.
     */
    public String settled(String text) {
        if (script == null || Tongues.surelyNotChinese(text)) {
            return text;
        }
        if (!terms.none()) {
            return "";
        }
        return Tongues.han(text) && (sure || Tongues.surelyChinese(text))
                ? Typesetting.settled(Conversion.into(script).settled(text), script)
                : Typesetting.settledBeforeChinese(text, script);
    }

    /** A text with Chinese characters in one form, letter for letter: to compare, not to read. */
    public static String alike(String text) {
        return Folded.of(text);
    }

    /** Whether anything may be changed by it. */
    public boolean changes() {
        return script != null;
    }
}
