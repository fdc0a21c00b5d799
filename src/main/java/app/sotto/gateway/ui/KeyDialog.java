package app.sotto.gateway.ui;

import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a key is called and may do. */
class KeyDialog extends Dialog {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_A_MINUTE = 1_000_000;

    private final TextField name = new TextField();
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>();
    private final MultiSelectComboBox<String> models = new MultiSelectComboBox<>();
    private final DatePicker lastDay = new DatePicker();
    private final TextArea networks = new TextArea();
    private final IntegerField perMinute = new IntegerField();
    private final transient BiConsumer<String, KeyTerms> done;

    KeyDialog(
            String titleKey,
            String called,
            KeyTerms terms,
            List<String> modelNames,
            BiConsumer<String, KeyTerms> done) {
        this.done = done;
        setHeaderTitle(getTranslation(titleKey));
        setWidth("min(34rem, 100%)");
        setCloseOnOutsideClick(false);
        nameField(called);
        scopesField(terms);
        modelsField(terms, modelNames);
        limitFields(terms);
        var fields = new Div(name, scopes, models, lastDay, perMinute, networks);
        fields.addClassName("gateway-fields");
        add(fields);
        var save = new Button(getTranslation(titleKey), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("gateway.cancel"), _ -> close()), save);
    }

    private void nameField(String called) {
        name.setLabel(getTranslation("gateway.keys.name"));
        name.setHelperText(getTranslation("gateway.keys.name.hint"));
        name.setMaxLength(LONGEST_NAME);
        name.setManualValidation(true);
        name.setValue(called);
        name.setAutofocus(true);
    }

    private void scopesField(KeyTerms terms) {
        scopes.setLabel(getTranslation("gateway.keys.scopes"));
        scopes.setManualValidation(true);
        scopes.setItems(Scope.values());
        scopes.setItemLabelGenerator(scope -> getTranslation("gateway.scope." + scope.key()));
        scopes.setValue(terms.scopes());
    }

    private void modelsField(KeyTerms terms, List<String> modelNames) {
        models.setLabel(getTranslation("gateway.keys.models"));
        models.setPlaceholder(getTranslation("gateway.keys.models.all"));
        models.setHelperText(getTranslation("gateway.keys.models.hint"));
        models.setItems(modelNames);
        models.setValue(terms.models());
    }

    private void limitFields(KeyTerms terms) {
        lastDay.setLabel(getTranslation("gateway.keys.lastDay"));
        lastDay.setHelperText(getTranslation("gateway.keys.lastDay.hint"));
        lastDay.setLocale(getLocale());
        lastDay.setMin(LocalDate.now(ZoneId.systemDefault()));
        lastDay.setClearButtonVisible(true);
        lastDay.setManualValidation(true);
        lastDay.setValue(
                terms.expiresAt() == null
                        ? null
                        : terms.expiresAt()
                                .minusSeconds(1)
                                .atZone(ZoneId.systemDefault())
                                .toLocalDate());
        perMinute.setLabel(getTranslation("gateway.keys.rate"));
        perMinute.setHelperText(getTranslation("gateway.keys.rate.hint"));
        perMinute.setManualValidation(true);
        perMinute.setValue(terms.requestsPerMinute());
        networks.setLabel(getTranslation("gateway.keys.networks"));
        networks.setHelperText(getTranslation("gateway.keys.networks.hint"));
        networks.setManualValidation(true);
        networks.setMinRows(2);
        networks.setValue(String.join("\n", terms.networks()));
    }

    private void save() {
        boolean good =
                Stream.of(
                                Mistake.mark(
                                        name, name.isEmpty() ? "gateway.keys.name.missing" : null),
                                Mistake.mark(
                                        scopes,
                                        scopes.isEmpty() ? "gateway.keys.scopes.missing" : null),
                                Mistake.mark(lastDay, dayMistake()),
                                Mistake.mark(perMinute, rateMistake()),
                                networksGood())
                        .allMatch(right -> right);
        if (good) {
            close();
            done.accept(
                    name.getValue().strip(),
                    new KeyTerms(
                            scopes.getValue(),
                            models.getValue(),
                            networkList(),
                            perMinute.getValue(),
                            expiry()));
        }
    }

    private @Nullable String dayMistake() {
        LocalDate day = lastDay.getValue();
        boolean past = day != null && day.isBefore(LocalDate.now(ZoneId.systemDefault()));
        return past ? "gateway.keys.lastDay.past" : null;
    }

    private @Nullable String rateMistake() {
        Integer rate = perMinute.getValue();
        return rate != null && (rate < 1 || rate > MOST_A_MINUTE)
                ? "gateway.keys.rate.wrong"
                : null;
    }

    private boolean networksGood() {
        var wrong = networkList().stream().filter(net -> !KeyTerms.isNetwork(net)).findFirst();
        networks.setInvalid(wrong.isPresent());
        networks.setErrorMessage(
                wrong.map(net -> getTranslation("gateway.keys.networks.wrong", net)).orElse(""));
        return wrong.isEmpty();
    }

    private List<String> networkList() {
        return networks.getValue()
                .lines()
                .flatMap(line -> List.of(line.split("[,;\\s]+")).stream())
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The day counts to its end. */
    private @Nullable Instant expiry() {
        LocalDate day = lastDay.getValue();
        return day == null
                ? null
                : day.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
