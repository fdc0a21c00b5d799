package app.sotto.gateway.relay;

import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Quoted;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
import app.sotto.usage.Entitlements;
import org.springframework.stereotype.Component;

/**
 * Finds the model that a caller means, if it is one for what is asked and for the caller's plan.
 */
@Component
final class ModelChoice {

    private final Models models;

    ModelChoice(Models models) {
        this.models = models;
    }

    /**
     * @throws ModelNotFoundException when no node runs it
     * @throws ApiErrorException when it is of another kind
     */
    Model of(Asked asked) {
        Model model = models.named(asked.model());
        if (!asked.door().serves(model.kind())) {
            throw Fields.invalid(
                    "model",
                    "invalid_value",
                    asked.door().need()
                            + ", and '"
                            + Quoted.of(asked.model())
                            + "' "
                            + what(model.kind())
                            + ". GET /models lists what each of them is for.");
        }
        return model;
    }

    /**
     * @throws ApiErrorException when the plan leaves it out
     */
    void check(Model model, Entitlements plan) {
        if (!plan.models().isEmpty() && plan.models().stream().noneMatch(n -> names(n, model))) {
            throw new ApiErrorException(
                    ApiError.modelNotFound(
                            "Your plan does not include the model '" + model.id() + "'."));
        }
    }

    /** Plans name models as the catalogue does, and nodes as they like. */
    private boolean names(String name, Model model) {
        try {
            return name.equals(model.id()) || models.named(name).id().equals(model.id());
        } catch (ModelNotFoundException _) {
            return false;
        }
    }

    private static String what(ModelKind kind) {
        return switch (kind) {
            case SPEECH ->
                    "turns speech into text: POST the audio to /v1/audio/transcriptions, or name"
                            + " another model";
            case TEXT, VISION -> "writes text: POST to /v1/chat/completions, or name another model";
            case EMBEDDING -> "makes embeddings: POST to /v1/embeddings, or name another model";
        };
    }
}
