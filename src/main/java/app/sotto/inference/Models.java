package app.sotto.inference;

import java.util.List;
import java.util.Optional;

/** The catalogue: which models can run at this moment. */
public interface Models {

    /** What the pool can run now, best first within each kind. */
    List<Model> available();

    /**
     * Finds a model by name or alias ({@code whisper-1}).
     *
     * @throws ModelNotFoundException naming what can run and how to get the one asked for
     */
    Model named(String nameOrAlias);

    /**
     * The best speech model for a language ({@code auto}: any).
     *
     * @throws LanguageUnavailableException naming the model to install
     */
    Model speechFor(String language);

    /** The best text model, or none: then polish works by rules. */
    default Optional<Model> text() {
        return text(new Wish(Wish.Speed.QUALITY, 0, "auto"));
    }

    /** The text model that suits a wish best, or none. */
    Optional<Model> text(Wish wish);
}
