package app.sotto.gateway;

import app.sotto.inference.Model;
import app.sotto.inference.Models;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Which models can run now; no other is listed. */
@RestController
class ModelsController {

    private static final String ONE = "/v1/models/";

    private final Models models;
    private final long since = Instant.now().getEpochSecond();

    ModelsController(Models models) {
        this.models = models;
    }

    @GetMapping("/v1/models")
    OpenAiList list() {
        return new OpenAiList("list", models.available().stream().map(this::openAi).toList());
    }

    /** A name may hold a slash, such as {@code openai/whisper-large-v3}, escaped or not. */
    @GetMapping(ONE + "**")
    OpenAiModel one(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String name =
                UriUtils.decode(
                        path.substring(ONE.length()), java.nio.charset.StandardCharsets.UTF_8);
        return openAi(models.named(name));
    }

    @GetMapping("/models")
    PlainList plain() {
        return new PlainList("list", models.available().stream().map(PlainModel::of).toList());
    }

    private OpenAiModel openAi(Model model) {
        return new OpenAiModel(model.id(), "model", since, "sotto");
    }

    @Schema(name = "ModelList")
    record OpenAiList(String object, List<OpenAiModel> data) {}

    /**
     * OpenAI's model object.
     *
     * @param created seconds since 1970: since when it is offered here
     */
    @Schema(name = "Model")
    record OpenAiModel(
            String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {}

    @Schema(name = "ModelCardList")
    record PlainList(String object, List<PlainModel> data) {}

    /**
     * A model with what it is for.
     *
     * @param type speech, text or embedding
     * @param languages ISO 639-1; empty means any
     * @param demo a demonstration engine
     */
    @Schema(name = "ModelCard")
    record PlainModel(
            String id,
            String object,
            String type,
            String name,
            Set<String> languages,
            boolean demo) {

        static PlainModel of(Model model) {
            return new PlainModel(
                    model.id(),
                    "model",
                    model.kind().name().toLowerCase(Locale.ROOT),
                    model.displayName(),
                    model.languages(),
                    model.demo());
        }
    }
}
