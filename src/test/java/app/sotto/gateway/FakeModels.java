package app.sotto.gateway;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
import app.sotto.inference.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A catalogue with one speech model, or with none. */
public class FakeModels implements Models {

    private boolean speech = true;

    void speech(boolean there) {
        speech = there;
    }

    @Override
    public List<Model> available() {
        return speech
                ? List.of(
                        new Model(
                                "openai/whisper-large-v3",
                                ModelKind.SPEECH,
                                "Whisper large-v3",
                                Set.of(),
                                Duration.ofSeconds(28),
                                true,
                                false))
                : List.of();
    }

    @Override
    public Model named(String nameOrAlias) {
        return available().stream()
                .filter(model -> model.id().equals(nameOrAlias) || nameOrAlias.equals("whisper-1"))
                .findFirst()
                .orElseThrow(() ->
                        new ModelNotFoundException(nameOrAlias, "No " + nameOrAlias + " here."));
    }

    @Override
    public Model speechFor(String language) {
        return available().getFirst();
    }

    @Override
    public Optional<Model> text(Wish wish) {
        return Optional.empty();
    }
}
