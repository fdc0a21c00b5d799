package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.Recognition.Segment;
import app.sotto.inference.SpeechWindow;
import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * whisper.cpp with a model file in ggml format. Its native library loads where this was built; no
 * real weights could be had there, so recognition itself has not been run.
 */
final class WhisperEngine implements SpeechEngine {

    /** whisper.cpp's own unit of time is 10 ms. */
    private static final double SECONDS_PER_TICK = 0.01;

    private final String model;
    private final boolean englishOnly;
    private final WhisperJNI whisper = new WhisperJNI();
    private final WhisperContext context;
    private final int threads;
    private final Semaphore workers;

    private WhisperEngine(Path file, int workers) throws IOException {
        this.model = modelName(file);
        this.englishOnly = model.contains(".en");
        this.workers = new Semaphore(workers, true);
        this.threads = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
        WhisperJNI.loadLibrary();
        WhisperJNI.setLibraryLogger(null);
        var loaded = whisper.initNoState(file);
        if (loaded == null) {
            throw new IOException(file.getFileName() + " is not a model that whisper.cpp can read");
        }
        this.context = loaded;
    }

    static WhisperEngine load(Path file, int workers) throws IOException {
        return new WhisperEngine(file, workers);
    }

    /** {@code ggml-base.en.bin} is served as {@code whisper-base.en}. */
    static String modelName(Path file) {
        return file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^ggml-", "whisper-")
                .replaceFirst("\\.bin$", "");
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public boolean understands(String language) {
        return !englishOnly || language.equals("en") || language.equals("auto");
    }

    @Override
    public boolean translates() {
        return !englishOnly;
    }

    @Override
    public void warm() {
        // The weights are in memory since the engine was made.
    }

    @Override
    public Recognition recognise(SpeechWindow window, NodeMetrics metrics)
            throws InterruptedException {
        workers.acquire();
        metrics.began();
        try (var state = whisper.initState(context)) {
            var samples = floats(window.samples());
            if (whisper.fullWithState(context, state, parameters(window), samples, samples.length)
                    != 0) {
                throw new UncheckedIOException(new IOException("whisper.cpp gave up on a window"));
            }
            var segments = new ArrayList<Segment>();
            for (int i = 0; i < whisper.fullNSegmentsFromState(state); i++) {
                segments.add(
                        new Segment(
                                whisper.fullGetSegmentTimestamp0FromState(state, i)
                                        * SECONDS_PER_TICK,
                                whisper.fullGetSegmentTimestamp1FromState(state, i)
                                        * SECONDS_PER_TICK,
                                whisper.fullGetSegmentTextFromState(state, i).strip(),
                                null,
                                null,
                                List.of()));
            }
            var text = segments.stream().map(Segment::text).collect(Collectors.joining(" "));
            var language = language(window);
            return new Recognition(text.strip(), language, List.copyOf(segments));
        } finally {
            metrics.ended();
            workers.release();
        }
    }

    private static @Nullable String language(SpeechWindow window) {
        if (window.translate()) {
            return "en";
        }
        return window.language().equals("auto") ? null : window.language();
    }

    private WhisperFullParams parameters(SpeechWindow window) {
        var parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
        parameters.nThreads = threads;
        parameters.language = englishOnly ? "en" : window.language();
        parameters.temperature = (float) window.temperature();
        parameters.translate = window.translate();
        parameters.noContext = true;
        parameters.suppressBlank = true;
        if (window.prompt() != null) {
            parameters.initialPrompt = window.prompt();
        }
        return parameters;
    }

    private static float[] floats(short[] samples) {
        var floats = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            floats[i] = samples[i] / 32768f;
        }
        return floats;
    }

    @Override
    public void close() {
        context.close();
    }
}
