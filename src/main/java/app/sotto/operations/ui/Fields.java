package app.sotto.operations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that forms share, and what they accept. */
final class Fields {

    private Fields() {}

    static BigDecimalField cost(Component page) {
        var field = new BigDecimalField(page.getTranslation("operations.add.cost"));
        field.setPlaceholder("2.35");
        field.setHelperText(page.getTranslation("operations.add.cost.hint"));
        field.setManualValidation(true);
        return field;
    }

    static TextField labels(Component page) {
        var field = new TextField(page.getTranslation("operations.add.labels"));
        field.setPlaceholder("zone=a, rack=7");
        field.setHelperText(page.getTranslation("operations.add.labels.hint"));
        field.setManualValidation(true);
        return field;
    }

    /** The cost in micros, if there is one and it is right; what is wrong is marked. */
    static Optional<Long> micros(BigDecimalField field) {
        var given = Optional.ofNullable(field.getValue());
        var micros = given.flatMap(Money::micros);
        accept(field, given.isPresent() && micros.isEmpty() ? "operations.add.cost.wrong" : null);
        return micros;
    }

    static Optional<Map<String, String>> labels(TextField field) {
        var labels = Labels.read(field.getValue());
        accept(field, labels.isEmpty() ? "operations.add.labels.wrong" : null);
        return labels;
    }

    /** The address, if there is one and it is right; what is wrong is marked. */
    static Optional<URI> address(TextField field, boolean required) {
        var written = field.getValue().strip();
        if (written.isEmpty()) {
            accept(field, required ? "operations.add.url.missing" : null);
            return Optional.empty();
        }
        var address = parse(written);
        accept(field, address.isEmpty() ? "operations.add.url.wrong" : null);
        return address;
    }

    private static Optional<URI> parse(String written) {
        try {
            var address = URI.create(written);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Marks the field with the sentence that {@code problem} names, if any. */
    static <F extends Component & HasValidation> void accept(F field, @Nullable String problem) {
        field.setInvalid(problem != null);
        field.setErrorMessage(problem == null ? "" : field.getTranslation(problem));
    }
}
