package app.sotto.operations.ui;

import app.sotto.inference.NodeRefusedException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.stream.Stream;

/** A form in a dialog: mistakes are shown where they are, and a refusal above the buttons. */
abstract class FormDialog extends Dialog {

    private final Notice notice = new Notice();

    FormDialog(String titleKey, String submitKey, Object... of) {
        setHeaderTitle(getTranslation(titleKey, of));
        setWidth("min(40rem, 100%)");
        setCloseOnOutsideClick(false);
        var cancel = new Button(getTranslation("operations.cancel"), _ -> close());
        var submit = new Button(getTranslation(submitKey), _ -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, submit);
    }

    void fill(Component... fields) {
        var form = new Div(fields);
        form.addClassName("operations-fields");
        add(form, notice);
    }

    private void submit() {
        notice.setVisible(false);
        try {
            if (save()) {
                close();
            } else {
                toFirstMistake(getChildren());
            }
        } catch (NodeRefusedException refused) {
            notice.show(String.valueOf(refused.getMessage()));
        }
    }

    private static void toFirstMistake(Stream<Component> children) {
        children.flatMap(FormDialog::within)
                .filter(field -> field instanceof HasValidation one && one.isInvalid())
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    private static Stream<Component> within(Component component) {
        return Stream.concat(
                Stream.of(component), component.getChildren().flatMap(FormDialog::within));
    }

    /** Whether all was right and is done; otherwise what is wrong is marked. */
    abstract boolean save();
}
