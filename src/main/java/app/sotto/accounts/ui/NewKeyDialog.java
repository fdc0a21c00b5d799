package app.sotto.accounts.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** The one moment in which a key's text is seen. */
class NewKeyDialog extends Dialog {

    NewKeyDialog(String written) {
        setHeaderTitle(getTranslation("accounts.keys.new.title"));
        setCloseOnOutsideClick(false);
        setWidth("min(36rem, 100%)");
        var key = new TextField(getTranslation("accounts.keys.new.label"));
        key.setValue(written);
        key.setReadOnly(true);
        key.setWidthFull();
        key.setAutoselect(true);
        var copy = new Button(getTranslation("accounts.keys.copy"));
        copy.addClickListener(_ -> {
            var _ = copy.getElement().executeJs("navigator.clipboard.writeText($0)", written);
            copy.setText(getTranslation("accounts.keys.copied"));
        });
        add(new Paragraph(getTranslation("accounts.keys.new.text")), key);
        var done = new Button(getTranslation("accounts.keys.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, done);
    }
}
