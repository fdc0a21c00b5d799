package app.sotto.gateway.ui;

import app.sotto.accounts.KeyRing.Listed;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.function.Consumer;

/** Gives a key another text, and its users time to change over. */
class RotateDialog extends Dialog {

    private static final Duration USUAL = Duration.ofHours(24);

    RotateDialog(Listed key, Consumer<Duration> done) {
        setHeaderTitle(getTranslation("gateway.keys.rotate.ask", key.name()));
        setWidth("min(34rem, 100%)");
        var overlap = new Select<Duration>();
        overlap.setLabel(getTranslation("gateway.keys.rotate.overlap"));
        overlap.setItems(Duration.ZERO, Duration.ofHours(1), USUAL, Duration.ofDays(7));
        overlap.setItemLabelGenerator(
                time -> getTranslation("gateway.keys.rotate.overlap." + time.toHours()));
        overlap.setValue(USUAL);
        var fields = new Div(new Paragraph(getTranslation("gateway.keys.rotate.text")), overlap);
        fields.addClassName("gateway-fields");
        add(fields);
        var rotate =
                new Button(
                        getTranslation("gateway.keys.rotate"),
                        _ -> {
                            close();
                            done.accept(overlap.getValue());
                        });
        rotate.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("gateway.cancel"), _ -> close()), rotate);
    }
}
