package app.sotto.usage.ui;

import app.sotto.shell.kit.Dollars;
import app.sotto.usage.Cap;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets what somebody may use a month. An empty field is no limit. */
class LimitDialog extends Dialog {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final IntegerField minutes = new IntegerField();
    private final BigDecimalField dollars = new BigDecimalField();
    private final transient Consumer<Cap> set;

    /**
     * @param defaultMicros what holds for an empty field; null: no limit
     */
    LimitDialog(String name, Cap cap, @Nullable Long defaultMicros, Consumer<Cap> set) {
        this.set = set;
        setHeaderTitle(getTranslation("usage.limit.title", name));
        setCloseOnOutsideClick(false);
        minutes.setLabel(getTranslation("usage.limit.minutes"));
        minutes.setMin(0);
        minutes.setMax(1_000_000);
        minutes.setI18n(
                new IntegerField.IntegerFieldI18n()
                        .setBadInputErrorMessage(getTranslation("usage.limit.number"))
                        .setMinErrorMessage(getTranslation("usage.limit.number"))
                        .setMaxErrorMessage(getTranslation("usage.limit.number")));
        minutes.setValue(cap.seconds() == null ? null : (int) (cap.seconds() / 60));
        dollars.setLabel(getTranslation("usage.limit.dollars"));
        dollars.setPrefixComponent(new Span("$"));
        dollars.setHelperText(
                defaultMicros == null
                        ? getTranslation("usage.limit.dollars.hint")
                        : getTranslation(
                                "usage.limit.dollars.default",
                                Dollars.text(defaultMicros, getLocale())));
        dollars.setValue(
                cap.micros() == null ? null : Dollars.amount(cap.micros()).stripTrailingZeros());
        var fields = new Div(new Paragraph(getTranslation("usage.limit.text")), minutes, dollars);
        fields.addClassName("usage-limit-fields");
        add(fields);
        var save = new Button(getTranslation("usage.limit.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("usage.limit.cancel"), _ -> close()), save);
    }

    private void save() {
        BigDecimal money = dollars.getValue();
        boolean possible = money == null || (money.signum() >= 0 && money.compareTo(MOST) <= 0);
        dollars.setInvalid(!possible);
        dollars.setErrorMessage(getTranslation("usage.limit.number"));
        if (!possible || minutes.isInvalid()) {
            return;
        }
        Integer many = minutes.getValue();
        set.accept(
                new Cap(
                        many == null ? null : many * 60L,
                        money == null ? null : Dollars.micros(money)));
        close();
    }
}
