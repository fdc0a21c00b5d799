package app.sotto.transcription.hearing;

import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
import app.sotto.inference.NoCapacityException;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.Transcriber.Options;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses the speech model that hears something. */
@Component
public class Engines {

    private final Models models;

    Engines(Models models) {
        this.models = models;
    }

    /**
     * The model asked for, or the best for the language.
     *
     * @throws SpeechUnavailableException naming the model to install or to ask for
     */
    public Model choose(Options options) {
        try {
            if (options.translate()) {
                return translator(options);
            }
            if (options.model() == null) {
                return models.speechFor(options.language());
            }
            return requireHears(models.named(options.model()), options.language());
        } catch (LanguageUnavailableException e) {
            throw new SpeechUnavailableException(e);
        } catch (ModelNotFoundException e) {
            throw new SpeechUnavailableException(e);
        }
    }

    private Model translator(Options options) {
        Model asked = options.model() == null ? null : models.named(options.model());
        if (asked == null) {
            return models.available().stream()
                    .filter(Model::translates)
                    .filter(model -> model.understands(options.language()))
                    .findFirst()
                    .orElseThrow(
                            () -> new ModelNotFoundException("whisper", cannotTranslate(null)));
        }
        if (!asked.translates()) {
            throw new ModelNotFoundException(asked.id(), cannotTranslate(asked));
        }
        return requireHears(asked, options.language());
    }

    private static String cannotTranslate(@Nullable Model asked) {
        return (asked == null
                        ? "No model that runs here translates."
                        : "The model '%s' does not translate.".formatted(asked.id()))
                + " Translation needs Whisper, but not its turbo form: put ggml-base.bin, a Whisper"
                + " model for whisper.cpp, into SOTTO_HOME/models, or set SOTTO_NODES to a server"
                + " that has openai/whisper-large-v3.";
    }

    /** Whether some node runs it at this moment, rather than a while ago. */
    public boolean ready(Options options) {
        try {
            String wanted = choose(options).id();
            return models.available().stream().anyMatch(model -> model.id().equals(wanted));
        } catch (SpeechUnavailableException | NoCapacityException e) {
            return false;
        }
    }

    private Model requireHears(Model model, String language) {
        if (model.kind() != ModelKind.SPEECH) {
            throw new ModelNotFoundException(
                    model.id(),
                    "The model '%s' does not recognise speech. Leave the model out to get one that does."
                            .formatted(model.id()));
        }
        if (!model.understands(language)) {
            throw new LanguageUnavailableException(
                    language,
                    "The model '%s' does not understand the language '%s'; it understands %s."
                            .formatted(model.id(), language, String.join(", ", model.languages())));
        }
        return model;
    }
}
