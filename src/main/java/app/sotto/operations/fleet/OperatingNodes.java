package app.sotto.operations.fleet;

import app.sotto.audit.OperatorAudit;
import app.sotto.inference.Fleet;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Origin;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an operator does with nodes. Each change is put on record first: one that is refused takes
 * its entry back with it.
 */
@Component
public class OperatingNodes {

    private final Fleet fleet;
    private final NodeNotes notes;
    private final OperatorAudit audit;

    OperatingNodes(Fleet fleet, NodeNotes notes, OperatorAudit audit) {
        this.fleet = fleet;
        this.notes = notes;
        this.audit = audit;
    }

    /** Every node, by name. */
    @Transactional(readOnly = true)
    public List<KeptNode> all() {
        var drained = notes.drained();
        return fleet.nodes().stream()
                .map(node -> new KeptNode(node, drained.get(node.id())))
                .toList();
    }

    /**
     * The node of that id.
     *
     * @throws NoSuchNodeException if it is not there
     */
    @Transactional(readOnly = true)
    public KeptNode require(UUID node) {
        return fleet.nodes().stream()
                .filter(one -> one.id().equals(node))
                .findFirst()
                .map(one -> new KeptNode(one, notes.of(node).drainedBy()))
                .orElseThrow(() -> new NoSuchNodeException("There is no such node any more."));
    }

    public Optional<UUID> named(String name) {
        return fleet.nodes().stream()
                .filter(node -> node.card().name().equals(name))
                .findFirst()
                .map(Fleet.NodeSummary::id);
    }

    /**
     * Adds a node, or changes the one of that name. One that announces itself goes on doing so.
     *
     * @throws NodeTakenException if the settings name it
     * @throws app.sotto.inference.NodeRefusedException saying what is wrong with the card
     */
    @Transactional
    public UUID save(NodeCard card, String actor) {
        var known = named(card.name()).map(this::require);
        if (known.filter(node -> node.origin() == Origin.SETTINGS).isPresent()) {
            throw new NodeTakenException(
                    "The settings name the node '%s': change it in SOTTO_NODES, or choose another name."
                            .formatted(card.name()));
        }
        audit.record(
                actor,
                known.isEmpty() ? "operations.node.add" : "operations.node.change",
                card.name());
        return fleet.save(card, known.map(KeptNode::origin).orElse(Origin.OPERATOR));
    }

    /** Gives the node no new work. */
    @Transactional
    public void drain(UUID id, String actor) {
        var node = require(id);
        audit.record(actor, "operations.node.drain", subject(node));
        notes.drained(id, DrainedBy.OPERATOR);
        fleet.drain(id, true);
    }

    /** Gives it work again, whoever took it away. */
    @Transactional
    public void resume(UUID id, String actor) {
        var node = require(id);
        audit.record(actor, "operations.node.resume", subject(node));
        notes.resumed(id);
        fleet.drain(id, false);
    }

    /**
     * Forgets the node.
     *
     * @throws NodeTakenException if the settings name it
     */
    @Transactional
    public void remove(UUID id, String actor) {
        var node = require(id);
        if (node.origin() == Origin.SETTINGS) {
            throw new NodeTakenException(
                    "The settings name this node. Take it out of SOTTO_NODES and start again, or"
                            + " drain it.");
        }
        audit.record(actor, "operations.node.remove", subject(node));
        notes.forget(id);
        fleet.remove(id);
    }

    private static String subject(KeptNode node) {
        return node.name() + " " + node.id();
    }
}
