package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.embedded.NodeServer.Route;
import app.sotto.inference.http.MalformedFormException;
import app.sotto.inference.http.MultipartForm;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * {@code POST /v1/audio/transcriptions} and {@code /v1/audio/translations} as OpenAI's API
 * describes them.
 */
final class Transcriptions implements Route {

    /** Longer than any window of the pipeline, short enough for the engines to hold. */
    private static final double LONGEST_SECONDS = 30;

    /** 28 seconds of samples are one megabyte: this is ample, and no more. */
    private static final int LONGEST_BODY = 16 << 20;

    private final Engines engines;
    private final NodeMetrics metrics;
    private final boolean translate;

    Transcriptions(Engines engines, NodeMetrics metrics, boolean translate) {
        this.engines = engines;
        this.metrics = metrics;
        this.translate = translate;
    }

    @Override
    public Reply answer(HttpExchange exchange)
            throws ApiProblem, IOException, InterruptedException {
        var form = form(exchange);
        var format = SpeechFormat.named(form.field("response_format", "json"));
        var window = window(form);
        var engine = engine(form.field("model", ""), window.language());
        return format.reply(recognise(engine, window), window);
    }

    private static MultipartForm form(HttpExchange exchange) throws ApiProblem, IOException {
        try {
            return MultipartForm.of(exchange, LONGEST_BODY);
        } catch (MalformedFormException e) {
            throw ApiProblem.bad("file", String.valueOf(e.getMessage()));
        }
    }

    private Recognition recognise(SpeechEngine engine, SpeechWindow window)
            throws InterruptedException {
        long start = System.nanoTime();
        metrics.arrived();
        try {
            var heard = engine.recognise(window, metrics);
            metrics.succeeded((System.nanoTime() - start) / 1e9, false);
            return heard;
        } finally {
            metrics.left();
        }
    }

    private SpeechWindow window(MultipartForm form) throws ApiProblem {
        var file = form.file("file");
        if (file == null) {
            throw ApiProblem.bad("file", "The field 'file' is missing.");
        }
        var samples = WavSamples.read(file);
        var prompt = form.field("prompt", "");
        var window =
                new SpeechWindow(
                        samples,
                        form.field("language", "auto"),
                        prompt.isEmpty() ? null : prompt,
                        temperature(form),
                        translate);
        if (window.seconds() > LONGEST_SECONDS) {
            throw ApiProblem.bad(
                    "file",
                    "This node hears at most 30 seconds at a time; cut longer audio at silence.");
        }
        return window;
    }

    private static double temperature(MultipartForm form) throws ApiProblem {
        try {
            double temperature = Double.parseDouble(form.field("temperature", "0"));
            if (temperature >= 0 && temperature <= 1) {
                return temperature;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is out of range.
        }
        throw ApiProblem.bad("temperature", "The temperature is a number from 0 to 1.");
    }

    private SpeechEngine engine(String model, String language) throws ApiProblem {
        for (var engine : engines.speech()) {
            if (engine.model().equals(model)) {
                if (!engine.understands(language)) {
                    throw ApiProblem.bad(
                            "language",
                            "unsupported_language",
                            "The model '"
                                    + model
                                    + "' does not understand '"
                                    + language
                                    + "'. Put ggml-base.bin, a Whisper model for whisper.cpp, into"
                                    + " SOTTO_HOME/models: it is picked up without a restart.");
                }
                if (translate && !engine.translates()) {
                    throw ApiProblem.bad("model", "The model '" + model + "' does not translate.");
                }
                return engine;
            }
        }
        throw ApiProblem.noModel(model);
    }
}
