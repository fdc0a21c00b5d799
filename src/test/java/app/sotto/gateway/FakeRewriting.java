package app.sotto.gateway;

import app.sotto.dictation.Rewriting;
import app.sotto.polish.Polished;
import app.sotto.polish.Polished.Outcome;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.usage.Receipt;
import java.util.Locale;

/** Rewrites by shouting; detailed needs a model. */
class FakeRewriting implements Rewriting {

    @Override
    public Rewritten rewrite(Caller caller, String text, Style style, String language) {
        var polished =
                new Polished(
                        text.toUpperCase(Locale.ROOT),
                        style,
                        Polished.RULES,
                        Outcome.POLISHED,
                        0,
                        0);
        return new Rewritten(polished, Receipt.NOTHING);
    }

    @Override
    public boolean serves(Style style) {
        return style != Style.DETAILED;
    }

    @Override
    public String engine() {
        return Polished.RULES;
    }
}
