package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Keeps nodes where no database is. */
public final class MemoryNodes implements NodeStore {

    private final List<Kept> nodes = new ArrayList<>();

    @Override
    public synchronized List<Kept> all() {
        return List.copyOf(nodes);
    }

    @Override
    public synchronized UUID save(NodeCard card, Origin origin) {
        var known =
                nodes.stream().filter(node -> node.card().name().equals(card.name())).findFirst();
        var id = known.map(Kept::id).orElseGet(UUID::randomUUID);
        boolean draining = known.map(Kept::draining).orElse(false);
        nodes.removeIf(node -> node.id().equals(id));
        nodes.add(new Kept(id, card, origin, draining, Duration.ZERO));
        return id;
    }

    @Override
    public boolean drain(UUID node, boolean draining) {
        return change(
                node, was -> new Kept(was.id(), was.card(), was.origin(), draining, was.silence()));
    }

    @Override
    public void heard(UUID node) {
        var _ =
                change(
                        node,
                        was ->
                                new Kept(
                                        was.id(),
                                        was.card(),
                                        was.origin(),
                                        was.draining(),
                                        Duration.ZERO));
    }

    /** Makes a node silent for so long. */
    public void silence(UUID node, Duration silence) {
        var _ =
                change(
                        node,
                        was ->
                                new Kept(
                                        was.id(),
                                        was.card(),
                                        was.origin(),
                                        was.draining(),
                                        silence));
    }

    private synchronized boolean change(UUID node, UnaryOperator<Kept> change) {
        boolean there = nodes.stream().anyMatch(known -> known.id().equals(node));
        nodes.replaceAll(known -> known.id().equals(node) ? change.apply(known) : known);
        return there;
    }

    @Override
    public synchronized boolean remove(UUID node) {
        return nodes.removeIf(known -> known.id().equals(node));
    }
}
