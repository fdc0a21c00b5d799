package app.sotto.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A model hub with one model: tells its commit and files, and serves them whole or from the middle.
 */
final class FakeHub implements AutoCloseable {

    static final String COMMIT = "d".repeat(40);

    private final HttpServer server;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakeHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    FakeHub holds(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    /** Path, range and authorisation of each request so far. */
    List<String> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(
                    "%s %s %s"
                            .formatted(
                                    path,
                                    range,
                                    exchange.getRequestHeaders().getFirst("Authorization")));
            var content =
                    path.startsWith("/api/")
                            ? listing()
                            : files.get(path.replaceFirst(".*/resolve/" + COMMIT + "/", ""));
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (range != null) {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes %d-%d/%d"
                                        .formatted(from, content.length - 1, content.length));
            }
            var part = Arrays.copyOfRange(content, from, content.length);
            exchange.sendResponseHeaders(range == null ? 200 : 206, part.length);
            exchange.getResponseBody().write(part);
        }
    }

    /** Large files carry their sha256, as on the hub; small ones do not. */
    private byte[] listing() {
        var siblings =
                files.entrySet().stream()
                        .map(file ->
                                file.getKey().endsWith(".safetensors")
                                        ? "{\"rfilename\": \"%s\", \"size\": %d, \"lfs\": {\"sha256\": \"%s\", \"size\": %d}}"
                                                .formatted(
                                                        file.getKey(),
                                                        file.getValue().length,
                                                        sha256(file.getValue()),
                                                        file.getValue().length)
                                        : "{\"rfilename\": \"%s\", \"size\": %d}"
                                                .formatted(file.getKey(), file.getValue().length))
                        .toList();
        return "{\"sha\": \"%s\", \"siblings\": [%s]}"
                .formatted(COMMIT, String.join(",", siblings))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
