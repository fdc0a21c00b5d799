package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.Result;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Reach;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.inference.Model;
import app.sotto.inference.Models;
import app.sotto.polish.Script;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears uploads for callers, by models that they may use, and counts what it came to. */
@Component
public class Hearer {

    private final Models models;
    private final Reach reach;
    private final Dictations dictations;
    private final RateLimits limits;

    Hearer(Models models, Reach reach, Dictations dictations, RateLimits limits) {
        this.models = models;
        this.reach = reach;
        this.dictations = dictations;
        this.limits = limits;
    }

    /** See {@link Dictations#transcribe}; the model is settled first. */
    Result hear(KeyHolder holder, InputStream audio, FileRequest request, FileEvents events)
            throws IOException {
        Result result =
                dictations.transcribe(holder.caller(), audio, permitted(holder, request), events);
        limits.used(holder, result.receipt());
        return result;
    }

    /**
     * The same request with its model settled.
     *
     * @throws app.sotto.gateway.wire.ApiErrorException 403 for a model out of reach
     */
    public FileRequest permitted(KeyHolder holder, FileRequest request) {
        return request.by(
                request.translate()
                        ? translator(holder, request)
                        : reach.speech(holder, request.model(), Script.spoken(request.language())));
    }

    /** An alias stands for whichever model translates; a name stands for itself. */
    private @Nullable String translator(KeyHolder holder, FileRequest request) {
        String name = request.model();
        Model asked = name == null ? null : models.named(name);
        if (asked != null && (asked.translates() || asked.id().equalsIgnoreCase(name))) {
            return reach.permit(holder, asked).id();
        }
        return models.available().stream()
                .filter(Model::translates)
                .findFirst()
                .map(model -> reach.permit(holder, model).id())
                .orElse(name);
    }
}
