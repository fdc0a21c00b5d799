package app.sotto.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A server of somebody else's making, which does what a test tells it to. */
public final class ScriptedNode implements AutoCloseable {

    private static final Behaviour NOT_FOUND = exchange -> send(exchange, 404, "text/plain", "?");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    public ScriptedNode(String... models) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        http.createContext("/", this::serve);
        http.setExecutor(threads);
        http.start();
        on("/v1/models", json(models(models)));
    }

    public ScriptedNode on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    public int asked(String path) {
        return asked.computeIfAbsent(path, _ -> new AtomicInteger()).get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            behaviours.getOrDefault(path, NOT_FOUND).answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static String models(String... names) {
        return List.of(names).stream()
                .map(name -> "{\"id\":\"" + name + "\",\"object\":\"model\"}")
                .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
    }

    public static Behaviour json(String body) {
        return exchange -> send(exchange, 200, "application/json", body);
    }

    public static Behaviour text(String body) {
        return exchange -> send(exchange, 200, "text/plain", body);
    }

    public static Behaviour html() {
        return exchange -> send(exchange, 200, "text/html", "<html><body>Hi</body></html>");
    }

    public static Behaviour status(int status, String body) {
        return exchange -> send(exchange, status, "application/json", body);
    }

    /** Promises more than it sends, then hangs up. */
    public static Behaviour truncated(String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 100);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        };
    }

    public static Behaviour hanging() {
        return _ -> Thread.sleep(60_000);
    }

    /** Sends a byte now and then, for as long as it is let. */
    public static Behaviour trickling() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 600; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        };
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** What it does when it is asked. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
