package app.sotto.inference;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes and how they are, for those who look after them. */
public interface Fleet {

    /** Every node that the settings name, in their order. */
    List<NodeSummary> nodes();

    /** How a node is. */
    enum Health {
        /** Answers, and takes work. */
        HEALTHY,
        /** Something answers, but wrongly; or work on it failed too often. */
        UNHEALTHY,
        /** Nothing answers. */
        DOWN
    }

    /**
     * A node at this moment.
     *
     * @param device what it runs on ({@code cpu}, {@code cuda}), if it says
     * @param inFlight requests that this process has on it
     * @param reason what is wrong, or null while it is healthy
     */
    record NodeSummary(
            String name,
            URI baseUrl,
            Health health,
            List<Model> models,
            @Nullable String device,
            int inFlight,
            @Nullable String reason) {}
}
