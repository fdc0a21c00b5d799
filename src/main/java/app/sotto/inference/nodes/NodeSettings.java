package app.sotto.inference.nodes;

import java.net.URI;
import java.util.List;
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

    NodeSettings {
        nodes.forEach(NodeSettings::check);
    }

    private static void check(URI node) {
        if (!ConnectedFleet.isAddress(node)) {
            throw new IllegalArgumentException(
                    "SOTTO_NODES names '"
                            + node
                            + "', which is no address of a node. Write it like"
                            + " http://host:8001/v1, several with commas between them.");
        }
    }
}
