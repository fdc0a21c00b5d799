package app.sotto.gateway;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A multipart form as a program sends it. */
final class Form {

    static final String CONTENT_TYPE = "multipart/form-data; boundary=edge";

    private final List<Supplier<InputStream>> parts = new ArrayList<>();

    static Form empty() {
        return new Form();
    }

    static Form withFile() {
        return new Form().file(() -> bytes("sound"));
    }

    Form file(Supplier<InputStream> audio) {
        text(
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n");
        parts.add(audio);
        return text("\r\n");
    }

    Form field(String name, String value) {
        return text(
                "--edge\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n");
    }

    /** {@code name=value&name=value}, for tables. */
    Form fields(String pairs) {
        for (String pair : pairs.isEmpty() ? new String[0] : pairs.split("&")) {
            field(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return this;
    }

    BodyPublisher body() {
        text("--edge--\r\n");
        return broken();
    }

    /** The form without its end. */
    BodyPublisher broken() {
        return BodyPublishers.ofInputStream(() ->
                new SequenceInputStream(
                        Collections.enumeration(parts.stream().map(Supplier::get).toList())));
    }

    private Form text(String text) {
        parts.add(() -> bytes(text));
        return this;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
