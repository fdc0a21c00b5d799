package app.sotto.gateway.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A first program for a usual client: the files of {@code docs/examples}, which tests run.
 *
 * @param name of the client
 * @param file under {@code docs/examples}
 */
record QuickStart(String name, String file) {

    private static final String WRITTEN_FOR = "http://localhost:8080";

    private static final List<QuickStart> ALL =
            List.of(
                    new QuickStart("curl", "curl/quickstart.sh"),
                    new QuickStart("Python", "python/quickstart.py"),
                    new QuickStart("Node.js", "node/quickstart.mjs"),
                    new QuickStart("Java", "java/OpenAiQuickStart.java"),
                    new QuickStart("Spring AI", "java/SpringAiQuickStart.java"),
                    new QuickStart("LangChain4j", "java/LangChain4jQuickStart.java"));

    static List<QuickStart> all() {
        return ALL;
    }

    /** As it works against this server. */
    String code(URI base) {
        try (InputStream text = QuickStart.class.getResourceAsStream("/docs/examples/" + file)) {
            return new String(
                            Objects.requireNonNull(text, file).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .replace(WRITTEN_FOR, base.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
