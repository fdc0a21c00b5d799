package app.sotto.operations.ui;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.State;
import app.sotto.inference.ModelKind;
import app.sotto.operations.fleet.KeptNode;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;

/** The fleet in a line. */
class Totals extends DescriptionList {

    private final Span ready = figure("operations.total.ready");
    private final Span inFlight = figure("operations.total.inFlight");
    private final Span audio = figure("operations.total.audio");
    private final Span tokens = figure("operations.total.tokens");
    private final Span cost = figure("operations.total.cost");

    Totals() {
        addClassName("operations-totals");
    }

    private Span figure(String nameKey) {
        var value = new Span();
        var term = new Term(getTranslation(nameKey));
        term.addClassName("sotto-muted");
        var group = new Div(term, new Description(value));
        getElement().appendChild(group.getElement());
        return value;
    }

    void show(List<KeptNode> nodes) {
        long up =
                nodes.stream()
                        .filter(node -> node.summary().state() == State.READY && !node.draining())
                        .count();
        ready.setText(getTranslation("operations.total.of", up, nodes.size()));
        inFlight.setText(whole(nodes.stream().mapToInt(node -> node.summary().inFlight()).sum()));
        audio.setText(getTranslation("operations.seconds", whole(outstanding(nodes, true))));
        tokens.setText(whole(outstanding(nodes, false)));
        cost.setText(cost(nodes));
    }

    private static double outstanding(List<KeptNode> nodes, boolean speech) {
        return nodes.stream()
                .flatMap(node -> node.summary().endpoints().stream())
                .filter(endpoint -> hears(endpoint) == speech)
                .mapToDouble(EndpointSummary::outstanding)
                .sum();
    }

    private static boolean hears(EndpointSummary endpoint) {
        return endpoint.models().stream().anyMatch(model -> model.kind() == ModelKind.SPEECH);
    }

    /** Unknown is not zero. */
    private String cost(List<KeptNode> nodes) {
        var known =
                nodes.stream()
                        .map(node -> node.card().hourlyCostMicros())
                        .filter(Objects::nonNull)
                        .toList();
        if (known.isEmpty()) {
            return getTranslation("operations.unknown");
        }
        var sum = Money.text(known.stream().mapToLong(micros -> micros).sum(), getLocale());
        return known.size() == nodes.size() ? sum : getTranslation("operations.total.atLeast", sum);
    }

    private String whole(double figure) {
        return NumberFormat.getIntegerInstance(getLocale()).format(figure);
    }
}
