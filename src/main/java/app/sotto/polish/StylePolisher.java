package app.sotto.polish;

import app.sotto.inference.Model;
import app.sotto.inference.Models;
import app.sotto.inference.Wish;
import java.util.Locale;
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
        return models.text(wish(text, manner))
                .map(model -> rewriter.rewrite(model, text, manner, tongue))
                .orElseGet(() -> Rules.rewrite(text, manner, tongue));
    }

    private static Wish wish(String text, Manner manner) {
        var speed =
                manner.own() == null
                        ? Wish.Speed.AUTO
                        : Wish.Speed.valueOf(manner.own().wish().toUpperCase(Locale.ROOT));
        return new Wish(speed, text.length(), manner.language());
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
