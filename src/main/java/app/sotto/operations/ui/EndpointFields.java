package app.sotto.operations.ui;

import app.sotto.inference.Fleet.Place;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;

/** The fields of one endpoint of a new node. */
class EndpointFields extends Div {

    /** As the pool reads them; {@code auto} is whatever the metrics turn out to be. */
    private static final List<String> PROFILES =
            List.of("auto", "vllm", "tgi", "llama.cpp", "triton", "none");

    private final TextField url = new TextField(getTranslation("operations.add.url"));
    private final Select<String> profile = new Select<>();
    private final TextField metrics = new TextField(getTranslation("operations.add.metrics"));

    EndpointFields() {
        addClassName("operations-fields");
        url.setPlaceholder("http://10.0.0.5:8001/v1");
        url.setRequiredIndicatorVisible(true);
        url.setManualValidation(true);
        url.addClassName("wide");
        profile.setLabel(getTranslation("operations.add.profile"));
        profile.setItems(PROFILES);
        profile.setItemLabelGenerator(this::named);
        profile.setValue("auto");
        metrics.setHelperText(getTranslation("operations.add.metrics.hint"));
        metrics.setManualValidation(true);
        add(url, profile, metrics);
    }

    private String named(String one) {
        return switch (one) {
            case "auto" -> getTranslation("operations.profile.auto");
            case "none" -> getTranslation("operations.profile.none");
            case "vllm" -> "vLLM";
            case "tgi" -> "TGI";
            case "triton" -> "TensorRT-LLM (Triton)";
            default -> one;
        };
    }

    /** The endpoint, or the mistakes marked where they are. */
    Optional<Place> read() {
        var base = Fields.address(url, true);
        var figures = Fields.address(metrics, false);
        return url.isInvalid() || metrics.isInvalid()
                ? Optional.empty()
                : base.map(address -> new Place(address, profile.getValue(), figures.orElse(null)));
    }

    void focus() {
        url.focus();
    }
}
