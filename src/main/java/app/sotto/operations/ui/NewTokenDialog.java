package app.sotto.operations.ui;

import app.sotto.operations.tokens.TokenKind;
import app.sotto.operations.tokens.TokenRing;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks what a new token is for and how long it is good. */
class NewTokenDialog extends FormDialog {

    private static final int LONGEST_NAME = 80;

    private final TokenRing tokens;
    private final TokenKind kind;
    private final Consumer<String> made;
    private final TextField name = new TextField(getTranslation("operations.token.name"));
    private final Select<Life> life = new Select<>();

    NewTokenDialog(TokenRing tokens, TokenKind kind, Consumer<String> made) {
        super("operations.token.new." + kind.name(), "operations.token.submit");
        this.tokens = tokens;
        this.kind = kind;
        this.made = made;
        var text = new Paragraph(getTranslation("operations.token.text." + kind.name()));
        text.addClassNames("wide", "sotto-muted");
        name.setHelperText(getTranslation("operations.token.name.hint." + kind.name()));
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setAutofocus(true);
        life.setLabel(getTranslation("operations.token.life"));
        life.setItems(Life.values());
        life.setItemLabelGenerator(one -> getTranslation("operations.token.life." + one.name()));
        life.setValue(Life.FOREVER);
        fill(text, name, life);
    }

    @Override
    boolean save() {
        var called = name.getValue().strip();
        Fields.accept(name, called.isEmpty() ? "operations.token.name.missing" : null);
        if (name.isInvalid()) {
            return false;
        }
        made.accept(tokens.create(kind, called, life.getValue().end(), Operator.name()));
        return true;
    }

    private enum Life {
        FOREVER(null),
        DAY(Duration.ofDays(1)),
        MONTH(Duration.ofDays(30)),
        YEAR(Duration.ofDays(365));

        private final @Nullable Duration length;

        Life(@Nullable Duration length) {
            this.length = length;
        }

        @Nullable Instant end() {
            return length == null ? null : Instant.now().plus(length);
        }
    }
}
