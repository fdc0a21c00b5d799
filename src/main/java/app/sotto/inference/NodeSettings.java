package app.sotto.inference;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the nodes are.
 *
 * @param nodes OpenAI-compatible bases, such as {@code http://10.0.0.5:8001/v1}
 * @param nodeKey the bearer that they ask for, if they do
 * @param embedded whether a CPU node of our own serves when {@code nodes} is empty
 * @param home the data folder
 */
@ConfigurationProperties("sotto")
record NodeSettings(
        @DefaultValue List<URI> nodes,
        @Nullable String nodeKey,
        @DefaultValue("false") boolean embedded,
        @DefaultValue("${user.home}/.sotto") Path home) {

    /** How long a node may take to say how it is. */
    static final Duration PROBE_TIME_LIMIT = Duration.ofSeconds(3);

    Path modelFolder() {
        return home.resolve("models");
    }

    boolean embeddedNode() {
        return embedded && nodes.isEmpty();
    }
}
