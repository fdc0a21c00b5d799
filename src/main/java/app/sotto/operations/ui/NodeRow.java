package app.sotto.operations.ui;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.Origin;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.State;
import app.sotto.operations.fleet.DrainedBy;
import app.sotto.operations.fleet.KeptNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One node of the list; it changes in place, so that a hand or a screen reader stays where it is.
 */
class NodeRow extends ListItem {

    private final StateBadge state = new StateBadge();
    private final Span simulated = new Span(getTranslation("operations.simulated"));
    private final Div facts = new Div();
    private final Div labels = new Div();
    private final Paragraph note = new Paragraph();
    private final UnorderedList endpoints = new UnorderedList();
    private final Button drain;
    private final Button resume;
    private final Map<URI, EndpointRow> rows = new LinkedHashMap<>();
    private KeptNode node;

    NodeRow(KeptNode node, NodeActions actions) {
        this.node = node;
        addClassName("operations-node");
        simulated.addClassName("operations-simulated");
        simulated.setTitle(getTranslation("operations.simulated.what"));
        labels.addClassName("operations-labels");
        note.addClassName("operations-note");
        facts.addClassName("sotto-muted");
        endpoints.addClassName("operations-endpoints");
        endpoints
                .getElement()
                .setAttribute("aria-label", getTranslation("operations.endpoints", node.name()));
        drain = button("drain", () -> actions.drain(this.node));
        resume = button("resume", () -> actions.resume(this.node));
        add(head(), facts(), endpoints, buttons(actions));
    }

    private Div head() {
        var head = new Div(new H3(node.name()), state, simulated);
        head.addClassName("operations-head");
        return head;
    }

    private Div facts() {
        var all = new Div(facts, labels, note);
        all.addClassName("operations-facts");
        return all;
    }

    private Div buttons(NodeActions actions) {
        var buttons = new Div(drain, resume);
        buttons.addClassName("operations-actions");
        if (node.origin() != Origin.SETTINGS) {
            var remove = button("remove", () -> actions.remove(node));
            remove.addThemeVariants(ButtonVariant.ERROR);
            buttons.add(button("edit", () -> actions.edit(node)), remove);
        }
        return buttons;
    }

    private Button button(String what, Runnable work) {
        var button = new Button(getTranslation("operations." + what), _ -> work.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("operations." + what + ".label", node.name()));
        return button;
    }

    void show(KeptNode now, Scale scale) {
        node = now;
        state.show(now.summary().state(), now.draining());
        simulated.setVisible(
                now.summary().endpoints().stream().anyMatch(EndpointSummary::simulated));
        facts.setText(said(now));
        label(now.card().labels());
        note.setText(noted(now));
        note.setVisible(!note.getText().isEmpty());
        drain.setVisible(!now.draining());
        resume.setVisible(now.draining());
        showEndpoints(now, scale);
    }

    private String said(KeptNode now) {
        var said = new ArrayList<String>();
        var gpu = now.card().gpu();
        if (gpu != null) {
            said.add(getTranslation("operations.gpus", gpu.count(), gpu.kind()));
        }
        var cost = now.card().hourlyCostMicros();
        if (cost != null) {
            said.add(getTranslation("operations.hourly", Money.text(cost, getLocale())));
        }
        said.add(getTranslation("operations.origin." + origin(now)));
        return String.join(" · ", said);
    }

    /** Nobody named the node in this process. */
    private static String origin(KeptNode now) {
        boolean own =
                now.card().endpoints().stream().allMatch(one -> one.profile().equals("embedded"));
        return own ? "OWN" : now.origin().name();
    }

    private void label(Map<String, String> given) {
        var written =
                given.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .toList();
        var shown = labels.getChildren().map(chip -> chip.getElement().getText()).toList();
        if (!written.equals(shown)) {
            labels.removeAll();
            written.stream().map(Span::new).forEach(labels::add);
        }
        labels.setVisible(!written.isEmpty());
    }

    private String noted(KeptNode now) {
        if (now.summary().state() == State.GONE && now.origin() == Origin.JOINED) {
            return getTranslation("operations.note.silent");
        }
        if (now.drainedBy() == null) {
            return "";
        }
        var who =
                getTranslation(
                        now.drainedBy() == DrainedBy.NODE
                                ? "operations.note.byItself"
                                : "operations.note.drained");
        int left = now.summary().inFlight();
        return who
                + " "
                + (left == 0
                        ? getTranslation("operations.note.empty")
                        : getTranslation("operations.note.left", left));
    }

    private void showEndpoints(KeptNode now, Scale scale) {
        var seen = now.summary().endpoints();
        if (!seen.stream().map(EndpointSummary::url).toList().equals(List.copyOf(rows.keySet()))) {
            rows.clear();
            endpoints.removeAll();
            var profiles =
                    now.card().endpoints().stream()
                            .collect(Collectors.toMap(Place::url, Place::profile, (one, _) -> one));
            seen.forEach(endpoint -> {
                var profile = profiles.getOrDefault(endpoint.url(), "auto");
                rows.put(endpoint.url(), new EndpointRow(endpoint.url(), profile, seen.size() > 1));
            });
            rows.values().forEach(endpoints::add);
        }
        seen.forEach(
                endpoint -> Objects.requireNonNull(rows.get(endpoint.url())).show(endpoint, scale));
    }
}
