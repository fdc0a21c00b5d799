package app.sotto.inference.embedded;

import app.sotto.inference.OwnNode;
import app.sotto.inference.embedded.NodeServer.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The CPU node: what the engines can do, behind OpenAI's API on a port that only this process can
 * use.
 */
final class EmbeddedNode implements OwnNode {

    private static final int TOKEN_BYTES = 32;

    private final int workers;
    private final Engines engines;
    private final WeightsSupply supply;
    private final NodeMetrics metrics = new NodeMetrics();
    private @Nullable NodeServer server;

    EmbeddedNode(EmbeddedSettings settings, Path modelFolder) {
        this.workers = settings.workersOn(Runtime.getRuntime().availableProcessors());
        this.engines = new Engines(modelFolder, workers, new SphinxEngine(workers));
        this.supply = new WeightsSupply(settings, modelFolder);
    }

    @Override
    public Address open() {
        var token = token();
        try {
            var opened = new NodeServer(routes(), token);
            server = opened;
            engines.warm();
            supply.tryOnce();
            return new Address(URI.create(opened.address() + "/v1"), token, workers);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port for the embedded node", e);
        }
    }

    private Map<String, Route> routes() {
        return Map.of(
                "GET /health",
                _ -> Reply.json(Map.of("status", "ok", "device", "cpu")),
                "GET /v1/models",
                _ -> Reply.json(new ModelList("list", models())),
                "POST /v1/audio/transcriptions",
                new Transcriptions(engines, metrics),
                "POST /v1/chat/completions",
                new ChatCompletions(engines, metrics),
                "GET /metrics",
                _ ->
                        Reply.text(
                                NodeMetrics.CONTENT_TYPE,
                                metrics.scrape(engines.text().isPresent())));
    }

    /** Whoever asks what is served makes the node look into its model folder again. */
    private List<ModelEntry> models() {
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
    public void close() {
        if (server != null) {
            server.close();
        }
        supply.close();
        engines.close();
    }

    record ModelList(String object, List<ModelEntry> data) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ModelEntry(String id, String object, long created, String ownedBy) {}
}
