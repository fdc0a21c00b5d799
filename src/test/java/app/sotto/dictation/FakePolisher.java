package app.sotto.dictation;

import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import java.util.Locale;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Polished text is written large. */
class FakePolisher implements Polisher {

    /** What happens before it answers: interrupted, it fails as a model does. */
    interface Meanwhile {
        void pass(String text, Style style) throws InterruptedException;
    }

    volatile Meanwhile meanwhile = (text, style) -> {};

    @Override
    public Polished polish(String text, Style style, String language) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("A transaction is open while a model works");
        }
        try {
            meanwhile.pass(text, style);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var outcome = Polished.Outcome.KEPT_RAW_ENGINE_FAILED;
            return new Polished(text, style, Polished.RULES, outcome, 0, 0);
        }
        return new Polished(
                text.toUpperCase(Locale.ROOT),
                style,
                Polished.RULES,
                Polished.Outcome.POLISHED,
                3,
                2);
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
