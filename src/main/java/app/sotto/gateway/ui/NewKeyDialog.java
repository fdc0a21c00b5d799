package app.sotto.gateway.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** The one moment in which a key's text is seen. */
class NewKeyDialog extends Dialog {

    NewKeyDialog(String written) {
        setHeaderTitle(getTranslation("gateway.keys.new.title"));
        setCloseOnOutsideClick(false);
        setWidth("min(36rem, 100%)");
        var key = new TextField(getTranslation("gateway.keys.new.label"));
        key.setValue(written);
        key.setReadOnly(true);
        key.setWidthFull();
        key.setAutoselect(true);
        add(new Paragraph(getTranslation("gateway.keys.new.text")), key);
        var done = new Button(getTranslation("gateway.keys.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new CopyButton(() -> written), done);
    }
}
