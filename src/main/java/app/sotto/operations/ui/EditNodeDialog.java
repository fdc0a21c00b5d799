package app.sotto.operations.ui;

import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Origin;
import app.sotto.operations.fleet.KeptNode;
import app.sotto.operations.fleet.OperatingNodes;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;

/** Changes what an operator says of a node: its cost and labels. */
class EditNodeDialog extends FormDialog {

    private final OperatingNodes nodes;
    private final KeptNode node;
    private final Runnable saved;
    private final BigDecimalField cost = Fields.cost(this);
    private final TextField labels = Fields.labels(this);

    EditNodeDialog(OperatingNodes nodes, KeptNode node, Runnable saved) {
        super("operations.edit.title", "operations.edit.submit", node.name());
        this.nodes = nodes;
        this.node = node;
        this.saved = saved;
        cost.setValue(Money.amount(node.card().hourlyCostMicros()));
        cost.setAutofocus(true);
        labels.setValue(Labels.write(node.card().labels()));
        if (node.origin() == Origin.JOINED) {
            var joined = new Paragraph(getTranslation("operations.edit.joined"));
            joined.addClassNames("wide", "sotto-muted");
            fill(joined, cost, labels);
        } else {
            fill(cost, labels);
        }
    }

    @Override
    boolean save() {
        var micros = Fields.micros(cost);
        var pairs = Fields.labels(labels);
        if (cost.isInvalid() || pairs.isEmpty()) {
            return false;
        }
        var card = nodes.require(node.id()).card();
        var _ =
                nodes.save(
                        new NodeCard(
                                card.name(),
                                card.endpoints(),
                                card.gpu(),
                                micros.orElse(null),
                                pairs.get(),
                                card.exporter()),
                        Operator.name());
        saved.run();
        return true;
    }
}
