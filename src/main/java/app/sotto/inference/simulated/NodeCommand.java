package app.sotto.inference.simulated;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./sotto node --simulate}: nodes in a process of their own, without the application. */
public final class NodeCommand {

    private static final Duration JOIN_LIMIT = Duration.ofSeconds(10);

    private NodeCommand() {}

    /** Runs until the process is told to stop. */
    public static void main(String... words) throws InterruptedException {
        if (List.of(words).contains("--help")) {
            System.out.println(NodeArguments.USAGE);
            return;
        }
        try {
            run(NodeArguments.parse(List.of(words)), System.out);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("sotto: " + e.getMessage());
            System.err.println(NodeArguments.USAGE);
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    private static void run(NodeArguments arguments, PrintStream out) throws InterruptedException {
        out.println(
                "SIMULATED: these nodes recognise and write nothing. They pretend, with the service"
                        + " times of a "
                        + arguments.options().card()
                        + "; docs/simulated-node.md says what they copy.");
        var nodes = new ArrayList<SimulatedNode>();
        for (int i = 0; i < arguments.count(); i++) {
            var options = arguments.options();
            var node = SimulatedNode.start(options.withPort(options.port() + i));
            nodes.add(node);
            out.println("  " + node.baseUrl() + "  " + String.join(", ", node.models()));
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(nodes, arguments.shutdownTimeout())));
        var join = arguments.join();
        var token = arguments.token();
        if (join != null && token != null) {
            for (var node : nodes) {
                out.println("  " + join(node, join, token, arguments.options().card()));
            }
        }
        out.flush();
    }

    private static void stop(List<SimulatedNode> nodes, Duration atMost) {
        var threads =
                nodes.stream()
                        .map(node -> Thread.startVirtualThread(() -> drain(node, atMost)))
                        .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void drain(SimulatedNode node, Duration atMost) {
        try {
            node.drain(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String join(SimulatedNode node, URI sotto, String token, String card)
            throws InterruptedException {
        var announcement =
                Map.of(
                        "base_url",
                        node.baseUrl().toString(),
                        "name",
                        "simulated-" + node.port(),
                        "models",
                        node.models(),
                        "gpu",
                        card + " (simulated)",
                        "gpu_count",
                        1,
                        "simulated",
                        true);
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(sotto.resolve("/nodes/join"))
                                    .timeout(JOIN_LIMIT)
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            BodyPublishers.ofByteArray(
                                                    JsonMapper.shared()
                                                            .writeValueAsBytes(announcement)))
                                    .build(),
                            BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2
                    ? "joined " + sotto
                    : "not joined: " + sotto + " answered HTTP " + answer.statusCode();
        } catch (IOException e) {
            return "not joined: " + sotto + " cannot be reached";
        }
    }
}
