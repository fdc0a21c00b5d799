package app.sotto.browser;

import static org.awaitility.Awaitility.await;

import app.sotto.inference.Fleet.Gpu;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.State;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import app.sotto.operations.fleet.OperatingNodes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A few nodes as an operator might have them: one at work, one that rests, one out of reach. */
final class FleetOnShow implements AutoCloseable {

    private static final int REQUESTS = 5;

    /** It says what it is told, at the pace of a model of its size. */
    private static final String LONG_REQUEST =
            """
            {"model": "qwen2.5-14b", "stream": true,
             "messages": [{"role": "user", "content": "%s"}]}
            """
                    .formatted("And on it goes. ".repeat(800));

    private final OperatingNodes nodes;
    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedNode busy =
            SimulatedNode.start(NodeOptions.serving("whisper-large-v3", "qwen2.5-14b"));
    private final SimulatedNode resting =
            SimulatedNode.start(NodeOptions.serving("whisper-large-v3-turbo"));
    private final List<UUID> shown;

    FleetOnShow(OperatingNodes nodes) {
        this.nodes = nodes;
        var labels = Map.of("zone", "a", "rack", "7");
        var first = save("h100-a", busy.baseUrl(), new Gpu("H100-SXM-80GB", 1), 2_350_000L, labels);
        var second = save("h100-b", resting.baseUrl(), new Gpu("H100-SXM-80GB", 8), null, Map.of());
        var third = save("l40s-c", URI.create("http://127.0.0.1:1/v1"), null, 890_000L, labels);
        shown = List.of(first, second, third);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(first) == State.READY);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(third) == State.SUSPECT);
        nodes.drain(second, "the test");
        keepBusy();
    }

    private UUID save(
            String name,
            URI url,
            @Nullable Gpu gpu,
            @Nullable Long cost,
            Map<String, String> labels) {
        return nodes.save(
                new NodeCard(name, List.of(new Place(url, "vllm", null)), gpu, cost, labels, null),
                "the test");
    }

    private State state(UUID node) {
        return nodes.require(node).summary().state();
    }

    private void keepBusy() {
        for (int i = 0; i < REQUESTS; i++) {
            var _ =
                    http.sendAsync(
                            HttpRequest.newBuilder(URI.create(busy.baseUrl() + "/chat/completions"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(LONG_REQUEST))
                                    .build(),
                            BodyHandlers.discarding());
        }
    }

    @Override
    public void close() {
        shown.forEach(node -> nodes.remove(node, "the test"));
        http.shutdownNow();
        busy.close();
        resting.close();
    }
}
