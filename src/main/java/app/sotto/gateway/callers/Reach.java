package app.sotto.gateway.callers;

import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.Models;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which models a caller may ask for: those of the plan that the key names as well. */
@Component
public class Reach {

    private final Models models;
    private final Plans plans;

    Reach(Models models, Plans plans) {
        this.models = models;
        this.plans = plans;
    }

    /**
     * Lets a model pass that this caller may ask for.
     *
     * @throws ApiErrorException 403 for any other
     */
    public Model permit(KeyHolder holder, Model model) {
        if (permitted(holder).test(model)) {
            return model;
        }
        throw new ApiErrorException(
                ApiError.forbidden(
                        "model_not_permitted",
                        "'"
                                + model.id()
                                + "' is not among the models that this key or its organisation's"
                                + " plan may use."));
    }

    /**
     * The speech model to ask for.
     *
     * @param named by the caller, or null
     * @return the one named; else, where the key or the plan names some, the best of these; else
     *     null: whichever is best
     * @throws ApiErrorException 403 for a model out of reach
     */
    public @Nullable String speech(KeyHolder holder, @Nullable String named, String language) {
        if (isEverything(holder)) {
            return named;
        }
        if (named != null) {
            permit(holder, models.named(named));
            return named;
        }
        return models.available().stream()
                .filter(model -> model.kind() == ModelKind.SPEECH && model.understands(language))
                .filter(permitted(holder))
                .map(Model::id)
                .findFirst()
                .orElseGet(() -> permit(holder, models.speechFor(language)).id());
    }

    private boolean isEverything(KeyHolder holder) {
        return holder.terms().models().isEmpty() && plans.current().models().isEmpty();
    }

    private Predicate<Model> permitted(KeyHolder holder) {
        return among(holder.terms().models()).and(among(plans.current().models()));
    }

    private static Predicate<Model> among(Set<String> names) {
        return model -> names.isEmpty() || names.contains(model.id());
    }
}
