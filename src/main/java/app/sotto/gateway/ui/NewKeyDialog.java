package app.sotto.gateway.ui;

import app.sotto.accounts.KeyRing.Made;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** The one moment in which a key, or a client secret, is seen. */
class NewKeyDialog extends Dialog {

    NewKeyDialog(Made made) {
        boolean key = made.clientId() == null;
        setHeaderTitle(getTranslation(key ? "gateway.keys.new.title" : "gateway.services.new"));
        setCloseOnOutsideClick(false);
        setWidth("min(36rem, 100%)");
        var fields = new Div(new Paragraph(getTranslation("gateway.keys.new.text")));
        fields.addClassName("gateway-fields");
        if (made.clientId() != null) {
            fields.add(shown("gateway.services.id", made.clientId()));
        }
        fields.add(
                shown(key ? "gateway.keys.new.label" : "gateway.services.secret", made.secret()));
        add(fields);
        var done = new Button(getTranslation("gateway.keys.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new CopyButton(made::secret), done);
    }

    private TextField shown(String labelKey, String value) {
        var field = new TextField(getTranslation(labelKey));
        field.setValue(value);
        field.setReadOnly(true);
        field.setWidthFull();
        field.setAutoselect(true);
        return field;
    }
}
