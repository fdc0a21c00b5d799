package app.sotto.inference.embedded;

import app.sotto.inference.OwnNode;
import app.sotto.inference.embedded.NodeServer.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The CPU node: what the engines can do, behind OpenAI's API on a port that only this process can
 * use. It can be opened again after it was closed.
 */
final class EmbeddedNode implements OwnNode {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedNode.class);
    private static final int TOKEN_BYTES = 32;

    private final EmbeddedSettings settings;
    private final Path modelFolder;
    private final NodeMetrics metrics = new NodeMetrics();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    EmbeddedNode(EmbeddedSettings settings, Path modelFolder) {
        this.settings = settings;
        this.modelFolder = modelFolder;
    }

    @Override
    public synchronized Address open() {
        int workers = settings.workersOn(Runtime.getRuntime().availableProcessors());
        var engines = new Engines(modelFolder, workers, new SphinxEngine(workers));
        var supply = new WeightsSupply(settings, modelFolder);
        var token = token();
        var server = listen(routes(engines), token);
        opened.addAll(List.of(server, supply, engines));
        if (settings.warm()) {
            engines.warm();
        }
        supply.tryOnce();
        return new Address(URI.create(server.address() + "/v1"), token, workers);
    }

    private static NodeServer listen(Map<String, Route> routes, String token) {
        try {
            return new NodeServer(routes, token);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for the embedded node", e);
        }
    }

    private Map<String, Route> routes(Engines engines) {
        return Map.of(
                "GET /health",
                _ -> Reply.json(Map.of("status", "ok", "device", "cpu")),
                "GET /v1/models",
                _ -> Reply.json(new ModelList("list", models(engines))),
                "POST /v1/audio/transcriptions",
                new Transcriptions(engines, metrics, false),
                "POST /v1/audio/translations",
                new Transcriptions(engines, metrics, true),
                "POST /v1/chat/completions",
                new ChatCompletions(engines, metrics),
                "GET /metrics",
                _ ->
                        Reply.text(
                                NodeMetrics.CONTENT_TYPE,
                                metrics.scrape(engines.text().isPresent())));
    }

    /** Whoever asks what is served makes the node look into its model folder again. */
    private static List<ModelEntry> models(Engines engines) {
        engines.look();
        return Stream.concat(
                        engines.speech().stream().map(SpeechEngine::model),
                        engines.text().stream().map(TextEngine::model))
                .map(model -> new ModelEntry(model, "model", 0, "sotto"))
                .toList();
    }

    private static String token() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            close(opened.removeFirst());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("A part of the embedded node did not close: {}", e.getMessage());
        }
    }

    record ModelList(String object, List<ModelEntry> data) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ModelEntry(String id, String object, long created, String ownedBy) {}
}
