package app.sotto.inference.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines that this node has: the demo engine always, and one for the largest model file of
 * each kind. A file is loaded in the background once it lies still between two looks, so that one
 * that is being copied is not taken half.
 */
final class Engines implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Engines.class);

    private final Path folder;
    private final int workers;
    private final SpeechEngine demo;
    private final ExecutorService loader = Executors.newSingleThreadExecutor(Engines::daemon);
    private final Set<ModelFile> seen = new HashSet<>();
    private final Set<ModelFile> tried = new HashSet<>();
    private volatile @Nullable SpeechEngine whisper;
    private volatile @Nullable TextEngine llama;

    Engines(Path folder, int workers, SpeechEngine demo) {
        this.folder = folder;
        this.workers = workers;
        this.demo = demo;
    }

    void warm() {
        look();
        if (ModelFile.speechIn(folder).isEmpty()) {
            loader.execute(demo::warm);
        }
    }

    List<SpeechEngine> speech() {
        return Stream.of(Optional.ofNullable(whisper), Optional.of(demo))
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<TextEngine> text() {
        return Optional.ofNullable(llama);
    }

    /** Sees whether files came since the last look; loading them does not keep the caller. */
    synchronized void look() {
        ModelFile.speechIn(folder)
                .filter(this::isNew)
                .ifPresent(file ->
                        load(file, () -> whisper = WhisperEngine.load(file.path(), workers)));
        ModelFile.textIn(folder)
                .filter(this::isNew)
                .ifPresent(file -> load(file, () -> llama = LlamaEngine.load(file.path())));
    }

    private boolean isNew(ModelFile file) {
        boolean liesStill = !seen.add(file);
        return liesStill && tried.add(file);
    }

    private void load(ModelFile file, Loading loading) {
        loader.execute(() -> {
            try {
                loading.run();
                log.info("Model {} is loaded", file.path().getFileName());
            } catch (IOException | RuntimeException | LinkageError e) {
                log.warn(
                        "Model file {} is left out: {}", file.path().getFileName(), e.getMessage());
            }
        });
    }

    private static Thread daemon(Runnable work) {
        return Thread.ofPlatform().name("model-loader").daemon().unstarted(work);
    }

    @Override
    public void close() {
        loader.shutdownNow();
        speech().forEach(SpeechEngine::close);
        text().ifPresent(TextEngine::close);
    }

    private interface Loading {
        void run() throws IOException;
    }
}
