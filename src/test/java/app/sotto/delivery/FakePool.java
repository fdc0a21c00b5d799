package app.sotto.delivery;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application's side of the join protocol: remembers announcements and answers as the pool
 * would.
 */
final class FakePool implements AutoCloseable {

    private final HttpServer server;
    private final List<JsonNode> announcements = new CopyOnWriteArrayList<>();
    private final Deque<Integer> inFlight = new ArrayDeque<>();

    /**
     * @param inFlight what is in flight at the first announcement that drains, at the second and so
     *     on; the last one stays
     */
    FakePool(Integer... inFlight) throws IOException {
        this.inFlight.addAll(List.of(inFlight));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/nodes/join",
                exchange -> {
                    try (exchange) {
                        var told =
                                JsonMapper.shared()
                                        .readTree(exchange.getRequestBody().readAllBytes());
                        var welcome =
                                "Bearer join-secret"
                                        .equals(
                                                exchange.getRequestHeaders()
                                                        .getFirst("Authorization"));
                        if (welcome) {
                            announcements.add(told);
                        }
                        var body = answer(told).getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(welcome ? 200 : 401, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<JsonNode> announcements() {
        return announcements;
    }

    private String answer(JsonNode told) {
        var draining = told.path("draining").asBoolean();
        int left =
                draining
                        ? (inFlight.size() > 1
                                ? inFlight.pop()
                                : inFlight.isEmpty() ? 0 : inFlight.peek())
                        : 2;
        return "{\"id\": \"1\", \"name\": \"h100-a\", \"state\": \"%s\", \"in_flight\": %d, \"models\": [\"whisper-large-v3\"]}"
                .formatted(draining ? "draining" : "ready", left);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
