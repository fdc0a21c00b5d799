package app.sotto.dictation.dictionary;

import app.sotto.polish.Manner;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;

/** A polisher that is told which terms are in a text, and how Chinese is written. */
record KnowingPolisher(Polisher polisher, Vocabulary vocabulary) implements Polisher {

    @Override
    public Polished polish(String text, Manner manner) {
        var knowing =
                new Manner(
                        manner.style(),
                        manner.language(),
                        vocabulary.in(text),
                        vocabulary.script());
        return polisher.polish(text, knowing);
    }

    @Override
    public boolean serves(Style style) {
        return polisher.serves(style);
    }

    @Override
    public String engine() {
        return polisher.engine();
    }
}
