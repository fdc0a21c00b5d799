package app.sotto.operations.ui;

import app.sotto.operations.tokens.TokenKind;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;

/** The one moment in which a token's text is seen, with what to do with it. */
class TokenShownDialog extends Dialog {

    TokenShownDialog(TokenKind kind, String written, URI base) {
        setHeaderTitle(getTranslation("operations.token.made." + kind.name()));
        setCloseOnOutsideClick(false);
        setWidth("min(40rem, 100%)");
        var token = new TextField(getTranslation("operations.token.label"));
        token.setValue(written);
        token.setReadOnly(true);
        token.setAutoselect(true);
        var command = new TextArea(getTranslation("operations.token.command." + kind.name()));
        command.setValue(command(kind, written, base));
        command.setReadOnly(true);
        command.setAutoselect(true);
        command.addClassName("operations-command");
        var all =
                new Div(
                        new Paragraph(getTranslation("operations.token.once")),
                        token,
                        copy("operations.token.copy", written),
                        command,
                        copy("operations.token.copyCommand", command.getValue()));
        all.addClassName("operations-shown");
        add(all);
        var done = new Button(getTranslation("operations.token.done"), _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    private static String command(TokenKind kind, String written, URI base) {
        return switch (kind) {
            case JOIN ->
                    "SOTTO_URL=%s JOIN_TOKEN=%s gpu-nodes/bin/join --loop".formatted(base, written);
            case OPERATOR ->
                    "curl -H 'Authorization: Bearer %s' %s/operator/api/nodes"
                            .formatted(written, base);
        };
    }

    private Button copy(String key, String text) {
        var copy = new Button(getTranslation(key));
        copy.addThemeVariants(ButtonVariant.SMALL);
        var _ =
                copy.addClickListener(_ -> {
                    var _ = copy.getElement().executeJs("navigator.clipboard.writeText($0)", text);
                    copy.setText(getTranslation("operations.token.copied"));
                });
        return copy;
    }
}
