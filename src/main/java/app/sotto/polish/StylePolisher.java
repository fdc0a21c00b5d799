package app.sotto.polish;

import app.sotto.inference.Model;
import app.sotto.inference.Models;
import app.sotto.inference.Wish;
import org.springframework.stereotype.Component;

/** Polishes with the best text model there is, else by rules. */
@Component
class StylePolisher implements Polisher {

    private final Models models;
    private final ModelRewriter rewriter;

    StylePolisher(Models models, ModelRewriter rewriter) {
        this.models = models;
        this.rewriter = rewriter;
    }

    @Override
    public Polished polish(String text, Manner manner) {
        Tongue tongue = Tongue.of(manner.language(), text);
        Writing writing = manner.writing();
        String spoken = writing.of(text);
        return models.text(Wish.auto(text.length(), manner.language()))
                .map(model -> rewriter.rewrite(model, spoken, manner, tongue))
                .orElseGet(() -> Rules.rewrite(spoken, manner.style(), tongue, writing));
    }

    @Override
    public boolean serves(Style style) {
        return models.text().isPresent() || Rules.serve(style);
    }

    @Override
    public String engine() {
        return models.text().map(Model::id).orElse(Polished.RULES);
    }
}
