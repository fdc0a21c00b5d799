package app.sotto.gateway;

import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.Fields;
import app.sotto.inference.Model;
import app.sotto.inference.Models;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * OpenAI's chat and embeddings. A model that is not here is said to be missing, with the way to get
 * it; one that is here serves polishing only, and that is said too.
 */
@RestController
class TextModelsController {

    private final Models models;

    TextModelsController(Models models) {
        this.models = models;
    }

    @PostMapping({"/v1/chat/completions", "/v1/embeddings"})
    void ask(@RequestBody Asked asked) {
        String name = asked.model();
        if (name == null || name.isBlank()) {
            throw Fields.invalid(
                    "model",
                    "missing_required_parameter",
                    "Name a model in the field 'model'; GET /v1/models lists those there are.");
        }
        Model model = models.named(name);
        throw new ApiErrorException(
                ApiError.of(
                        HttpStatus.NOT_IMPLEMENTED,
                        "not_offered",
                        "'"
                                + model.id()
                                + "' runs here for dictation and polishing. Chat and embeddings are"
                                + " not offered."));
    }

    record Asked(@Nullable String model) {}
}
