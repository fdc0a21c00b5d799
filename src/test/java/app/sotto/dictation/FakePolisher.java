package app.sotto.dictation;

import app.sotto.polish.Manner;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import java.util.Locale;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Polished text is written large. */
class FakePolisher implements Polisher {

    @Override
    public Polished polish(String text, Manner manner) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("A transaction is open while a model works");
        }
        return new Polished(
                text.toUpperCase(Locale.ROOT),
                manner.style(),
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
