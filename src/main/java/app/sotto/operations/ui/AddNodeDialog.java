package app.sotto.operations.ui;

import app.sotto.inference.Fleet.Gpu;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Place;
import app.sotto.operations.fleet.OperatingNodes;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a node in by hand. */
class AddNodeDialog extends FormDialog {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,62}");
    private static final int MOST_ENDPOINTS = 16;
    private static final int MOST_GPUS = 1024;

    private final OperatingNodes nodes;
    private final Consumer<String> added;
    private final TextField name = new TextField(getTranslation("operations.add.name"));
    private final List<EndpointFields> endpoints = new ArrayList<>();
    private final Div places = new Div();
    private final Button another = new Button(getTranslation("operations.add.another"));
    private final TextField gpu = new TextField(getTranslation("operations.add.gpu"));
    private final IntegerField gpus = new IntegerField(getTranslation("operations.add.gpus"));
    private final BigDecimalField cost = Fields.cost(this);
    private final TextField labels = Fields.labels(this);
    private final TextField exporter = new TextField(getTranslation("operations.add.exporter"));

    AddNodeDialog(OperatingNodes nodes, Consumer<String> added) {
        super("operations.add.title", "operations.add.submit");
        this.nodes = nodes;
        this.added = added;
        name.setPlaceholder("h100-a");
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.addClassName("wide");
        name.setAutofocus(true);
        gpu.setPlaceholder("H100-SXM-80GB");
        gpu.setManualValidation(true);
        gpus.setMin(1);
        gpus.setMax(MOST_GPUS);
        gpus.setStepButtonsVisible(true);
        gpus.setManualValidation(true);
        exporter.setPlaceholder("http://10.0.0.5:9400/metrics");
        exporter.setHelperText(getTranslation("operations.add.exporter.hint"));
        exporter.setManualValidation(true);
        places.addClassNames("operations-places", "wide");
        another.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var _ = another.addClickListener(_ -> addEndpoint().focus());
        var _ = addEndpoint();
        fill(name, places, another, gpu, gpus, cost, labels, exporter);
    }

    private EndpointFields addEndpoint() {
        var fields = new EndpointFields();
        endpoints.add(fields);
        places.add(fields);
        another.setVisible(endpoints.size() < MOST_ENDPOINTS);
        return fields;
    }

    @Override
    boolean save() {
        var called = name.getValue().strip();
        Fields.accept(name, nameProblem(called));
        // Each is looked at, so that every mistake shows at once.
        var given = endpoints.stream().map(EndpointFields::read).toList();
        Fields.accept(gpu, gpuProblem());
        Fields.accept(gpus, gpusProblem());
        var micros = Fields.micros(cost);
        var pairs = Fields.labels(labels);
        var figures = Fields.address(exporter, false);
        if (name.isInvalid()
                || given.stream().anyMatch(Optional::isEmpty)
                || gpu.isInvalid()
                || gpus.isInvalid()
                || cost.isInvalid()
                || pairs.isEmpty()
                || exporter.isInvalid()) {
            return false;
        }
        List<Place> all = given.stream().flatMap(Optional::stream).toList();
        var _ =
                nodes.save(
                        new NodeCard(
                                called,
                                all,
                                cards(),
                                micros.orElse(null),
                                pairs.get(),
                                figures.orElse(null)),
                        Operator.name());
        added.accept(called);
        return true;
    }

    private @Nullable String nameProblem(String called) {
        if (!NAME.matcher(called).matches()) {
            return "operations.add.name.wrong";
        }
        return nodes.named(called).isPresent() ? "operations.add.name.taken" : null;
    }

    private @Nullable String gpuProblem() {
        return gpu.getValue().isBlank() && gpus.getValue() != null
                ? "operations.add.gpu.missing"
                : null;
    }

    private @Nullable String gpusProblem() {
        var count = gpus.getValue();
        if (count == null) {
            return gpu.getValue().isBlank() ? null : "operations.add.gpus.missing";
        }
        return count < 1 || count > MOST_GPUS ? "operations.add.gpus.missing" : null;
    }

    private @Nullable Gpu cards() {
        var count = gpus.getValue();
        return count == null ? null : new Gpu(gpu.getValue().strip(), count);
    }
}
