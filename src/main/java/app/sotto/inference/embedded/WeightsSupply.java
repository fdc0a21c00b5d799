package app.sotto.inference.embedded;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that there is a Whisper model: one attempt for each start, in the background. */
final class WeightsSupply implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WeightsSupply.class);

    private final EmbeddedSettings settings;
    private final Path folder;
    private @Nullable Thread attempt;

    WeightsSupply(EmbeddedSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    void tryOnce() {
        if (settings.fetch() && ModelFile.speechIn(folder).isEmpty()) {
            attempt = Thread.ofVirtual().name("model-fetch").start(this::fetch);
        }
    }

    private void fetch() {
        var weights = Weights.named(settings.fetchModel());
        if (weights.isEmpty()) {
            log.warn(
                    "sotto.inference.fetch-model is {}; it can be one of {}",
                    settings.fetchModel(),
                    Weights.names());
            return;
        }
        try {
            var file = new WeightsFetch(settings.fetchFrom()).into(folder, weights.get());
            log.info("Fetched {}", file);
        } catch (IOException | IllegalArgumentException e) {
            log.info(
                    "No Whisper model could be fetched ({}): the English demo engine serves."
                            + " To have a real one, put {} into {}.",
                    reason(e),
                    settings.fetchModel(),
                    folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        if (attempt != null) {
            attempt.interrupt();
        }
    }
}
