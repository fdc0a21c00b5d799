package app.sotto.inference.simulated;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces nodes to Sotto with a join token, and again every 30 seconds, as gpu-nodes/bin/join
 * does for real ones; a label says that they are simulated.
 */
final class Joining {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, String> said = new ConcurrentHashMap<>();
    private final URI sotto;
    private final String token;
    private final NodeOptions options;
    private final PrintStream out;

    Joining(URI sotto, String token, NodeOptions options, PrintStream out) {
        this.sotto = sotto;
        this.token = token;
        this.options = options;
        this.out = out;
    }

    /** Until the process ends; what changes is printed. */
    void keepAnnouncing(SimulatedNode node) {
        try {
            while (true) {
                var outcome = announce(node);
                if (!outcome.equals(said.put(node.port(), outcome))) {
                    out.println("  " + node.port() + ": " + outcome);
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String announce(SimulatedNode node) throws InterruptedException {
        try {
            var answer = http.send(request(node), BodyHandlers.discarding());
            return answer.statusCode() == 200
                    ? "joined " + sotto
                    : "not joined: " + sotto + " answered HTTP " + answer.statusCode();
        } catch (IOException e) {
            return "not joined: " + sotto + " cannot be reached";
        }
    }

    private HttpRequest request(SimulatedNode node) {
        var url = node.baseUrl();
        var announcement =
                new Announcement(
                        "simulated-" + node.port(),
                        List.of(new Endpoint(url, "vllm", url.resolve("/metrics"))),
                        new Gpu(options.card(), 1),
                        0,
                        Map.of("simulated", "true"),
                        false);
        return HttpRequest.newBuilder(sotto.resolve("/nodes/join"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofByteArray(
                                JsonMapper.shared().writeValueAsBytes(announcement)))
                .build();
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Announcement(
            String name,
            List<Endpoint> endpoints,
            Gpu gpu,
            long hourlyCostMicros,
            Map<String, String> labels,
            boolean draining) {}

    record Endpoint(URI url, String profile, URI metrics) {}

    record Gpu(String kind, int count) {}
}
