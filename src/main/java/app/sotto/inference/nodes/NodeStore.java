package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Origin;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Where it is kept which nodes there are, for every instance of the application. */
interface NodeStore {

    List<Kept> all();

    /** Adds it, or changes the one of that name, which keeps its id and whether it drains. */
    UUID save(NodeCard card, Origin origin);

    boolean drain(UUID node, boolean draining);

    void heard(UUID node);

    boolean remove(UUID node);

    /**
     * A node as it is kept.
     *
     * @param silence since it was heard of last; it means something for nodes that announce
     *     themselves
     */
    record Kept(UUID id, NodeCard card, Origin origin, boolean draining, Duration silence) {}
}
