package app.sotto.inference;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the nodes are.
 *
 * @param nodes OpenAI-compatible bases, such as {@code http://10.0.0.5:8001/v1}; when empty, the
 *     node in this process serves where there is one
 * @param nodeKey the bearer token that they ask for, if they do
 */
@ConfigurationProperties("sotto")
record NodeSettings(@DefaultValue List<URI> nodes, @Nullable String nodeKey) {

    /** How long a node may take to say how it is. */
    static final Duration PROBE_TIME_LIMIT = Duration.ofSeconds(3);

    NodeSettings {
        nodes.forEach(NodeSettings::check);
    }

    private static void check(URI node) {
        if (node.getHost() == null || !Set.of("http", "https").contains(node.getScheme())) {
            throw new IllegalArgumentException(
                    "SOTTO_NODES names '"
                            + node
                            + "', which is no address of a node. Write it like"
                            + " http://host:8001/v1, several with commas between them.");
        }
    }
}
