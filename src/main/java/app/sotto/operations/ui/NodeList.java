package app.sotto.operations.ui;

import app.sotto.operations.fleet.KeptNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The totals and the nodes, or what to do while there are none. */
class NodeList extends Div {

    private final NodeActions actions;
    private final Totals totals = new Totals();
    private final UnorderedList list = new UnorderedList();
    private final Section empty;
    private final Map<UUID, NodeRow> rows = new LinkedHashMap<>();

    NodeList(NodeActions actions, Runnable add, Runnable letJoin) {
        this.actions = actions;
        addClassName("operations-list");
        list.addClassNames("operations-nodes", "sotto-card");
        list.getElement().setAttribute("aria-label", getTranslation("operations.nodes"));
        empty = empty(add, letJoin);
        var nodes = new H2(getTranslation("operations.nodes"));
        nodes.addClassName("operations-unseen");
        add(totals, nodes, list, empty);
    }

    private Section empty(Runnable add, Runnable letJoin) {
        var first = new Button(getTranslation("operations.add"), _ -> add.run());
        first.addThemeVariants(ButtonVariant.PRIMARY);
        var buttons =
                new Div(
                        first,
                        new Button(getTranslation("operations.letJoin"), _ -> letJoin.run()));
        buttons.addClassName("operations-actions");
        var section =
                new Section(
                        new H2(getTranslation("operations.empty")),
                        new Paragraph(getTranslation("operations.empty.text")),
                        buttons);
        section.addClassNames("sotto-card", "operations-empty");
        return section;
    }

    void show(List<KeptNode> nodes) {
        totals.show(nodes);
        if (!nodes.stream().map(KeptNode::id).toList().equals(List.copyOf(rows.keySet()))) {
            arrange(nodes);
        }
        var scale = Scale.of(nodes);
        nodes.forEach(node -> Objects.requireNonNull(rows.get(node.id())).show(node, scale));
        list.setVisible(!nodes.isEmpty());
        totals.setVisible(!nodes.isEmpty());
        empty.setVisible(nodes.isEmpty());
    }

    /** Rows that stay are not made anew. */
    private void arrange(List<KeptNode> nodes) {
        var before = Map.copyOf(rows);
        rows.clear();
        nodes.forEach(node -> {
            var row = before.get(node.id());
            rows.put(node.id(), row == null ? new NodeRow(node, actions) : row);
        });
        list.removeAll();
        rows.values().forEach(list::add);
    }
}
