package app.sotto.gateway.ui;

import com.vaadin.flow.component.button.Button;
import java.util.function.Supplier;

/** Copies a text in the browser, and says so. */
class CopyButton extends Button {

    CopyButton(Supplier<String> text) {
        setText(getTranslation("gateway.copy"));
        addClickListener(_ -> {
            var _ = getElement().executeJs("navigator.clipboard.writeText($0)", text.get());
            setText(getTranslation("gateway.copied"));
        });
    }
}
