package app.sotto.inference.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * HTTP on the loopback address: finds the route, asks for the key as vLLM does (under {@code /v1}
 * only), and can stop listening and begin again on the same port.
 */
final class SimulatedServer implements AutoCloseable {

    private static final int BACKLOG = 2048;

    static {
        property("sun.net.httpserver.nodelay", "true");
        property("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private final Map<String, Route> routes;
    private final Faults faults;
    private final byte @Nullable [] authorization;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();
    private int port;
    private @Nullable HttpServer http;

    SimulatedServer(int port, Map<String, Route> routes, Faults faults, @Nullable String apiKey)
            throws IOException {
        this.routes = routes;
        this.faults = faults;
        this.authorization =
                apiKey == null ? null : ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
        this.port = port;
        listen();
    }

    /** Must be set before the first server of this process starts; otherwise it has no effect. */
    private static void property(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    int port() {
        return port;
    }

    synchronized void listen() throws IOException {
        if (http != null) {
            return;
        }
        var server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        http = server;
        port = server.getAddress().getPort();
    }

    /** Whether every request that has come has its answer. */
    boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Cuts every connection; nobody answers on the port any more. */
    synchronized void deafen() {
        if (http != null) {
            http.stop(0);
            http = null;
        }
    }

    /** Leaving by an exception makes the JDK's server close the connection as it is. */
    private void serve(HttpExchange exchange) throws IOException {
        var answer = new Answer(exchange, faults);
        var _ = underWay.incrementAndGet();
        try {
            route(exchange, answer);
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Answer.Cut();
        } finally {
            var _ = underWay.decrementAndGet();
        }
    }

    private void route(HttpExchange exchange, Answer answer)
            throws IOException, InterruptedException {
        try {
            var path = exchange.getRequestURI().getPath();
            if (!mayEnter(exchange, path)) {
                answer.json(401, Map.of("error", "Unauthorized"));
                return;
            }
            var route = routes.get(exchange.getRequestMethod() + " " + path);
            if (route == null) {
                answer.json(404, VllmProblem.noRoute(path).envelope());
                return;
            }
            route.answer(exchange, answer);
        } catch (VllmProblem problem) {
            answer.json(problem.status(), problem.envelope());
        }
    }

    private boolean mayEnter(HttpExchange exchange, String path) {
        if (authorization == null || (!path.startsWith("/v1") && !path.startsWith("/simulated"))) {
            return true;
        }
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        var given = (header == null ? "" : header).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, authorization);
    }

    @Override
    public void close() {
        deafen();
        threads.shutdownNow();
    }

    /** Answers one kind of request. */
    interface Route {
        void answer(HttpExchange exchange, Answer answer)
                throws VllmProblem, IOException, InterruptedException;
    }
}
