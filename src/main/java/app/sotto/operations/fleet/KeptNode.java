package app.sotto.operations.fleet;

import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node as the operator's desk knows it.
 *
 * @param drainedBy null while it may get new work
 */
public record KeptNode(NodeSummary summary, @Nullable DrainedBy drainedBy) {

    public UUID id() {
        return summary.id();
    }

    public String name() {
        return card().name();
    }

    public NodeCard card() {
        return summary.card();
    }

    public Origin origin() {
        return summary.origin();
    }

    public boolean draining() {
        return drainedBy != null;
    }
}
