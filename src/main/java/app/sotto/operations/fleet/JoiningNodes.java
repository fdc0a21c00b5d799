package app.sotto.operations.fleet;

import app.sotto.audit.OperatorAudit;
import app.sotto.inference.Fleet;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.Origin;
import app.sotto.operations.fleet.NodeNotes.Note;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what nodes announce of themselves, again every 30 s. An announcement like the one before
 * is a sign of life and nothing more.
 */
@Component
public class JoiningNodes {

    private final Fleet fleet;
    private final NodeNotes notes;
    private final OperatorAudit audit;

    JoiningNodes(Fleet fleet, NodeNotes notes, OperatorAudit audit) {
        this.fleet = fleet;
        this.notes = notes;
        this.audit = audit;
    }

    /**
     * Takes in one announcement.
     *
     * @param draining whether the node wants no new work; taking it back undoes only what it asked
     *     for itself
     * @param actor the token's name
     * @throws NodeTakenException if somebody else brought in a node of that name
     * @throws app.sotto.inference.NodeRefusedException saying what is wrong with the card
     */
    @Transactional
    public NodeSummary announce(NodeCard card, boolean draining, String actor) {
        var known = find(card.name());
        known.ifPresent(JoiningNodes::requireOwn);
        var note = known.map(node -> notes.of(node.id())).orElse(Note.NONE);
        var id =
                known.isPresent() && card.equals(note.announced())
                        ? heard(known.get())
                        : save(card, known, note, actor);
        heed(id, card.name(), draining, note, actor);
        return find(card.name())
                .orElseThrow(() -> new NoSuchNodeException("The node was removed just now."));
    }

    private Optional<NodeSummary> find(String name) {
        return fleet.nodes().stream().filter(node -> node.card().name().equals(name)).findFirst();
    }

    private static void requireOwn(NodeSummary known) {
        if (known.origin() != Origin.JOINED) {
            throw new NodeTakenException(
                    "There is a node '%s' already, which %s. Give this one another NODE_NAME%s."
                            .formatted(
                                    known.card().name(),
                                    known.origin() == Origin.SETTINGS
                                            ? "the settings name"
                                            : "an operator added",
                                    known.origin() == Origin.SETTINGS
                                            ? ""
                                            : ", or remove that one first"));
        }
    }

    private UUID heard(NodeSummary node) {
        fleet.heard(node.id());
        return node.id();
    }

    private UUID save(NodeCard card, Optional<NodeSummary> known, Note note, String actor) {
        audit.record(
                actor,
                known.isPresent() ? "operations.node.change" : "operations.node.join",
                card.name());
        var id =
                fleet.save(
                        known.map(node -> merged(card, node.card(), note)).orElse(card),
                        Origin.JOINED);
        notes.announced(id, card);
        return id;
    }

    /** What the operator changed since stays, unless the node now says something else of it. */
    private static NodeCard merged(NodeCard said, NodeCard current, Note note) {
        var before = note.announced();
        if (before == null) {
            return said;
        }
        return new NodeCard(
                said.name(),
                said.endpoints(),
                said.gpu(),
                Objects.equals(said.hourlyCostMicros(), before.hourlyCostMicros())
                        ? current.hourlyCostMicros()
                        : said.hourlyCostMicros(),
                said.labels().equals(before.labels()) ? current.labels() : said.labels(),
                said.exporter());
    }

    private void heed(UUID id, String name, boolean draining, Note note, String actor) {
        if (draining && note.drainedBy() == null) {
            audit.record(actor, "operations.node.drain", name + " " + id);
            notes.drained(id, DrainedBy.NODE);
            fleet.drain(id, true);
        } else if (!draining && note.drainedBy() == DrainedBy.NODE) {
            audit.record(actor, "operations.node.resume", name + " " + id);
            notes.resumed(id);
            fleet.drain(id, false);
        }
    }
}
