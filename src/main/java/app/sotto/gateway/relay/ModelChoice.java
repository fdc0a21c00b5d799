package app.sotto.gateway.relay;

import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Quoted;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
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
