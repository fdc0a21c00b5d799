package app.sotto.recordings;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speaks as much of S3's wire protocol as recordings need: PUT, GET with ranges, DELETE, listing,
 * and uploads in parts. Not S3: it checks no signatures.
 */
final class S3WireDouble implements AutoCloseable {

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentSkipListMap<>();
    volatile int failWith;
    private final HttpServer server;

    S3WireDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (failWith != 0) {
                answer(exchange, failWith, new byte[0]);
                return;
            }
            String key = exchange.getRequestURI().getPath().replaceFirst("^/[^/]+/?", "");
            Map<String, String> query = query(exchange.getRequestURI());
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, key, query, body);
                case "GET" -> {
                    if (query.containsKey("list-type")) {
                        list(exchange, query.getOrDefault("prefix", ""));
                    } else {
                        get(exchange, key);
                    }
                }
                case "DELETE" -> {
                    if (query.containsKey("uploadId")) {
                        uploads.remove(query.get("uploadId"));
                    } else {
                        objects.remove(key);
                    }
                    answer(exchange, 204, new byte[0]);
                }
                case "POST" -> post(exchange, key, query);
                default -> answer(exchange, 405, new byte[0]);
            }
        }
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().add("ETag", "\"" + body.length + "\"");
        if (query.containsKey("uploadId")) {
            uploads.get(query.get("uploadId")).put(Integer.valueOf(query.get("partNumber")), body);
        } else {
            objects.put(key, body);
        }
        answer(exchange, 200, new byte[0]);
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] object = objects.get(key);
        if (object == null) {
            answer(exchange, 404, xml("<Error><Code>NoSuchKey</Code></Error>"));
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            answer(exchange, 200, object);
            return;
        }
        String[] ends = range.replace("bytes=", "").split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(object.length, Integer.parseInt(ends[1]) + 1);
        answer(exchange, 206, Arrays.copyOfRange(object, from, to));
    }

    private void list(HttpExchange exchange, String prefix) throws IOException {
        String contents =
                objects.entrySet().stream()
                        .filter(o -> o.getKey().startsWith(prefix))
                        .map(o ->
                                "<Contents><Key>%s</Key><Size>%d</Size></Contents>"
                                        .formatted(o.getKey(), o.getValue().length))
                        .collect(Collectors.joining());
        answer(
                exchange,
                200,
                xml(
                        "<ListBucketResult><IsTruncated>false</IsTruncated>"
                                + contents
                                + "</ListBucketResult>"));
    }

    private void post(HttpExchange exchange, String key, Map<String, String> query)
            throws IOException {
        if (query.containsKey("uploads")) {
            String id = "upload" + uploads.size();
            uploads.put(id, new TreeMap<>());
            answer(
                    exchange,
                    200,
                    xml(
                            "<InitiateMultipartUploadResult><UploadId>"
                                    + id
                                    + "</UploadId></InitiateMultipartUploadResult>"));
            return;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : uploads.remove(query.get("uploadId")).values()) {
            whole.write(part);
        }
        objects.put(key, whole.toByteArray());
        answer(exchange, 200, xml("<CompleteMultipartUploadResult/>"));
    }

    private static Map<String, String> query(URI uri) {
        if (uri.getRawQuery() == null) {
            return Map.of();
        }
        return Stream.of(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair ->
                                        pair.length < 2
                                                ? ""
                                                : URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
    }

    private static byte[] xml(String body) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
