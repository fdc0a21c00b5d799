package app.sotto.dictation.rewriting;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.Mark;
import app.sotto.dictation.Rewriting;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.TakenBack;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Puts back what a spoken command took back, polished as the rest was; where that is not to be had,
 * as it was spoken.
 */
@Component
public class PuttingBack {

    private final Rewriting rewriting;
    private final TakenBack taken;

    PuttingBack(Rewriting rewriting, TakenBack taken) {
        this.rewriting = rewriting;
        this.taken = taken;
    }

    /** Whether there was a place for it: not where the text was written anew since. */
    public boolean putBack(Caller caller, DictationDetail one, FinalSegment said, Mark mark) {
        String words = written(caller, one, mark.of(said.text()).strip());
        return taken.putBack(caller, one.summary().id(), said.index(), mark, words);
    }

    private String written(Caller caller, DictationDetail one, String words) {
        Style style = one.style();
        if (style == null) {
            return words;
        }
        String language = Objects.requireNonNullElse(one.language(), one.asked().language());
        try {
            return rewriting.rewrite(caller, words, style, language).polished().text();
        } catch (AllowanceSpentException e) {
            return words;
        }
    }
}
