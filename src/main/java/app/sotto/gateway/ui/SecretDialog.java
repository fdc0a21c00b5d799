package app.sotto.gateway.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** The one moment in which an endpoint's secret is seen. */
class SecretDialog extends Dialog {

    SecretDialog(String secret) {
        setHeaderTitle(getTranslation("webhooks.secret.title"));
        setCloseOnOutsideClick(false);
        setWidth("min(36rem, 100%)");
        var field = new TextField(getTranslation("webhooks.secret"));
        field.setValue(secret);
        field.setReadOnly(true);
        field.setWidthFull();
        field.setAutoselect(true);
        var fields = new Div(new Paragraph(getTranslation("webhooks.secret.text")), field);
        fields.addClassName("gateway-fields");
        add(fields);
        var done = new Button(getTranslation("gateway.keys.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new CopyButton(() -> secret), done);
    }
}
