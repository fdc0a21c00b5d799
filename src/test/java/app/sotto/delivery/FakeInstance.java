package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An instance of the application as a proxy sees it: says its name, the headers that reached it,
 * how much was uploaded, and streams two tokens with a pause between them.
 */
final class FakeInstance implements AutoCloseable {

    private final String name;
    private final HttpServer server;
    private final CountDownLatch pause = new CountDownLatch(1);

    FakeInstance(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext("/stream", this::stream);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Ends the pause between the two tokens. */
    void goOn() {
        pause.countDown();
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body =
                switch (exchange.getRequestURI().getPath()) {
                    case "/headers" -> exchange.getRequestHeaders().entrySet().toString();
                    case "/upload" ->
                            String.valueOf(exchange.getRequestBody().readAllBytes().length);
                    default -> name;
                };
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("data:1".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        try {
            assertThat(pause.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseBody().write("data:2".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }
}
