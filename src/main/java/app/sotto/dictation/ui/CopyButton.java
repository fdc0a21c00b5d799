package app.sotto.dictation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import java.util.function.Supplier;

/** Copies a text to the clipboard, and says so. */
final class CopyButton extends Button {

    private static final int SAID_MILLIS = 2_000;

    CopyButton(String key, Supplier<String> text) {
        super(VaadinIcon.COPY_O.create());
        setText(getTranslation("dictation.copy"));
        setAriaLabel(getTranslation(key));
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClickListener(_ ->
                getElement()
                        .executeJs("return navigator.clipboard.writeText($0)", text.get())
                        .then(_ -> say("dictation.copied"), _ -> say("dictation.copy.failed")));
    }

    private void say(String key) {
        var _ =
                Notification.show(
                        getTranslation(key), SAID_MILLIS, Notification.Position.BOTTOM_CENTER);
    }
}
