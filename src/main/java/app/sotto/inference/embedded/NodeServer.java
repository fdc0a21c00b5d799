package app.sotto.inference.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP on a free loopback port: finds the route, asks for the bearer token, and puts what goes
 * wrong into OpenAI's envelope.
 */
final class NodeServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NodeServer.class);

    private final Map<String, Route> routes;
    private final byte[] authorization;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    NodeServer(Map<String, Route> routes, String token) throws IOException {
        this.routes = routes;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.setExecutor(threads);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, reply(exchange));
        }
    }

    private Reply reply(HttpExchange exchange) {
        try {
            return route(exchange).answer(exchange);
        } catch (ApiProblem problem) {
            return Reply.json(problem.status(), problem.envelope());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("The node is stopping.");
        } catch (IOException | RuntimeException e) {
            log.warn("The embedded node failed a request: {}", e.getClass().getName());
            log.debug("The embedded node failed a request", e);
            return failed("The node failed at this request.");
        }
    }

    private Route route(HttpExchange exchange) throws ApiProblem {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        var given = (header == null ? "" : header).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, authorization)) {
            throw ApiProblem.unknownKey();
        }
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        var route = routes.get(method + " " + path);
        if (route == null) {
            throw ApiProblem.noRoute(method, path);
        }
        return route;
    }

    private static Reply failed(String message) {
        return Reply.json(
                500,
                new ApiProblem.Envelope(
                        new ApiProblem.Detail(message, "server_error", null, null)));
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** Answers one kind of request. */
    interface Route {
        Reply answer(HttpExchange exchange) throws ApiProblem, IOException, InterruptedException;
    }
}
