package app.sotto.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * What a vLLM server shows of itself, on a loopback port, as far as the commands of a node look at
 * it.
 */
final class FakeEngine implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private volatile BooleanSupplier healthy = () -> true;
    private volatile int waiting;
    private volatile boolean hung;
    private volatile boolean countsTokens = true;

    FakeEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method, path and authorisation of each request so far. */
    List<String> asked() {
        return asked;
    }

    FakeEngine healthyWhen(BooleanSupplier condition) {
        healthy = condition;
        return this;
    }

    FakeEngine waiting(int requests) {
        waiting = requests;
        return this;
    }

    /** Still healthy to look at, and makes nothing any more. */
    FakeEngine hangs() {
        hung = true;
        return this;
    }

    FakeEngine countsNoTokens() {
        countsTokens = false;
        return this;
    }

    /**
     * Comes up once {@code container} was started on the node, and writes its first answer into the
     * node's journal.
     */
    FakeEngine inside(Node node, String container) {
        var started = node.path("programs/running-" + container);
        healthyWhen(() -> Files.exists(started));
        server.createContext(
                "/v1/",
                exchange -> {
                    Files.writeString(
                            node.journalFile(),
                            "answered " + container + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    handle(exchange);
                });
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            asked.add(
                    "%s %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    path,
                                    exchange.getRequestHeaders().getFirst("Authorization")));
            if (!healthy.getAsBoolean() || hung && path.startsWith("/v1/")) {
                answer(exchange, 503, "");
                return;
            }
            switch (path) {
                case "/health" -> answer(exchange, 200, "");
                case "/metrics" -> answer(exchange, 200, metrics());
                case "/v1/audio/transcriptions" -> answer(exchange, 200, "{\"text\": \"\"}");
                case "/v1/chat/completions" -> answer(exchange, 200, CHAT);
                case "/v1/completions" -> stream(exchange);
                case "/v1/models" -> answer(exchange, 200, "{\"data\": []}");
                default -> answer(exchange, 200, "reached");
            }
        }
    }

    /** Two events, the second only when {@link #goOn} was called (or after ten seconds). */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
        try {
            var _ = mayGoOn.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        body.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
    }

    void goOn() {
        mayGoOn.countDown();
    }

    private String metrics() {
        var page =
                """
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running{engine="0",model_name="m"} 1.0
                vllm:num_requests_waiting{engine="0",model_name="m"} %d.0
                vllm:num_requests_waiting_by_reason{engine="0"} 7.0
                vllm:prompt_tokens_total{engine="0",model_name="m"} 9.0
                vllm:kv_cache_usage_perc{engine="0",model_name="m"} 0.25
                vllm:request_success_total{finished_reason="stop",engine="0"} 3.0
                """
                        .formatted(waiting);
        return countsTokens
                ? page
                        + "vllm:generation_tokens_total{engine=\"0\"} "
                        + (hung ? 5 : tokens.incrementAndGet())
                        + "\n"
                : page;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final String CHAT =
            "{\"choices\": [{\"message\": {\"content\": \"Yes.\"}}], \"usage\": {\"completion_tokens\": 20}}";
}
