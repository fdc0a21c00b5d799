package app.sotto.inference.simulated;

import app.sotto.inference.simulated.SimulatedServer.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What a node says of itself: models, health, version, metrics. */
final class NodeRoutes {

    private NodeRoutes() {}

    static Map<String, Route> of(Engines engines) {
        return Map.of(
                "GET /health", (_, answer) -> answer.text("text/plain", ""),
                "GET /ping", (_, answer) -> answer.text("text/plain", ""),
                "GET /version",
                        (_, answer) -> answer.json(Map.of("version", "simulated, after vLLM 0.32")),
                "GET /v1/models",
                        (_, answer) ->
                                answer.json(new ModelList("list", cards(engines, answer.now()))),
                "GET /metrics",
                        (_, answer) -> answer.text(VllmMetrics.CONTENT_TYPE, engines.metrics()));
    }

    private static List<ModelCard> cards(Engines engines, long now) {
        return engines.models().stream()
                .map(model ->
                        new ModelCard(
                                model,
                                "model",
                                now,
                                "sotto-simulated",
                                model,
                                null,
                                engines.of(model).times().entry().contextTokens()))
                .toList();
    }

    record ModelList(String object, List<ModelCard> data) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ModelCard(
            String id,
            String object,
            long created,
            String ownedBy,
            String root,
            @Nullable String parent,
            int maxModelLen) {}
}
