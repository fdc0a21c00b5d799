package app.sotto.gateway.ui;

import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.EventType;
import app.sotto.webhooks.RefusedDraftException.Reason;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where an endpoint is, and what it hears. It stays open until the address was looked up. */
class EndpointDialog extends Dialog {

    private final TextField url = new TextField();
    private final TextField description = new TextField();
    private final CheckboxGroup<EventType> types = new CheckboxGroup<>();
    private final Button save;
    private final transient BiConsumer<Draft, EndpointDialog> done;

    EndpointDialog(@Nullable Endpoint one, BiConsumer<Draft, EndpointDialog> done) {
        this.done = done;
        String titleKey = one == null ? "webhooks.add" : "webhooks.change";
        setHeaderTitle(getTranslation(titleKey));
        setWidth("min(36rem, 100%)");
        setCloseOnOutsideClick(false);
        urlField(one == null ? "" : one.url());
        description.setLabel(getTranslation("webhooks.description"));
        description.setHelperText(getTranslation("webhooks.description.hint"));
        description.setMaxLength(200);
        description.setValue(one == null ? "" : one.description());
        typesField(one == null ? Set.of() : one.types());
        var fields = new Div(url, description, types);
        fields.addClassName("gateway-fields");
        add(fields);
        save = new Button(getTranslation("webhooks.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("gateway.cancel"), _ -> close()), save);
    }

    private void urlField(String value) {
        url.setLabel(getTranslation("webhooks.url"));
        url.setHelperText(getTranslation("webhooks.url.hint"));
        url.setPlaceholder("https://example.com/hooks/sotto");
        url.setMaxLength(2048);
        url.setManualValidation(true);
        url.setValue(value);
        url.setAutofocus(true);
    }

    private void typesField(Set<EventType> chosen) {
        types.setLabel(getTranslation("webhooks.types"));
        types.setManualValidation(true);
        types.setItems(EventType.CHOICE);
        types.setItemLabelGenerator(EventType::key);
        types.setItemHelperGenerator(type -> getTranslation("webhooks.type." + type.key()));
        types.setValue(chosen);
    }

    private void save() {
        var _ = Mistake.mark(url, null);
        var _ = Mistake.mark(types, null);
        if (types.isEmpty()) {
            refuse(Reason.NO_TYPES);
        } else {
            done.accept(new Draft(url.getValue(), description.getValue(), types.getValue()), this);
        }
    }

    /** Says beside the field what is wrong with it. */
    void refuse(Reason reason) {
        String key = "webhooks.refused." + reason;
        var _ = reason == Reason.NO_TYPES ? Mistake.mark(types, key) : Mistake.mark(url, key);
        save.setEnabled(true);
    }
}
