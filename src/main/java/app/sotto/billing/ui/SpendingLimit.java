package app.sotto.billing.ui;

import app.sotto.shell.kit.Dollars;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How much a month may cost beyond the plan. */
class SpendingLimit extends Section {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final transient Office office;
    private final Office.State state;
    private final Notice notice = new Notice();
    private final BigDecimalField amount = new BigDecimalField();

    SpendingLimit(Office office, Office.State state) {
        this.office = office;
        this.state = state;
        addClassNames("sotto-card", "billing-section");
        add(new H2(getTranslation("billing.limit")));
        if (state.granted().overage().charged()) {
            add(new Paragraph(getTranslation("billing.limit.text")), form(), notice);
        } else {
            add(new Paragraph(getTranslation("billing.limit.stops")));
        }
    }

    private Component form() {
        amount.setLabel(getTranslation("billing.limit.amount"));
        amount.setLocale(Locale.ENGLISH);
        amount.setPrefixComponent(new Span("$"));
        amount.setHelperText(help());
        show();
        var save = new Button(getTranslation("billing.limit.save"), _ -> save());
        var line = new Div(amount, save);
        line.addClassName("billing-line");
        return line;
    }

    private String help() {
        Long own = state.granted().overage().budgetMicros();
        return own == null
                ? getTranslation("billing.limit.none")
                : getTranslation("billing.limit.default", Money.price(own, getLocale()));
    }

    private void show() {
        Long budget = state.standing().budgetMicros();
        if (budget != null) {
            amount.setValue(Dollars.amount(budget).setScale(2, RoundingMode.DOWN));
        }
    }

    private void save() {
        notice.clear();
        BigDecimal dollars = amount.getValue();
        boolean wrong =
                dollars != null
                        && (dollars.signum() < 0
                                || dollars.compareTo(MOST) > 0
                                || dollars.stripTrailingZeros().scale() > 2);
        amount.setInvalid(wrong);
        amount.setErrorMessage(wrong ? getTranslation("billing.limit.wrong") : null);
        if (wrong) {
            amount.focus();
            return;
        }
        office.limit(dollars == null ? null : Dollars.micros(dollars));
        notice.good(
                dollars == null
                        ? getTranslation("billing.limit.lifted")
                        : getTranslation(
                                "billing.limit.saved",
                                Money.price(Dollars.micros(dollars), getLocale())));
    }
}
