package app.sotto.operations.ui;

import app.sotto.billing.Revenue;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Changes what is assumed to be left of a month's price. */
class MarginDialog extends FormDialog {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final transient Revenue revenue;
    private final transient Runnable saved;
    private final BigDecimalField percent =
            new BigDecimalField(getTranslation("operations.margin.label"));

    MarginDialog(Revenue revenue, Runnable saved) {
        super("operations.margin.title", "operations.margin.submit");
        this.revenue = revenue;
        this.saved = saved;
        percent.setValue(
                BigDecimal.valueOf(revenue.margin())
                        .multiply(HUNDRED)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
        percent.setSuffixComponent(new Span("%"));
        percent.setManualValidation(true);
        percent.setAutofocus(true);
        percent.addClassName("wide");
        var text = new Paragraph(getTranslation("operations.margin.text"));
        text.addClassNames("wide", "sotto-muted");
        fill(text, percent);
    }

    @Override
    boolean save() {
        var given = percent.getValue();
        boolean right =
                given != null
                        && given.signum() > 0
                        && given.compareTo(HUNDRED) <= 0
                        && given.stripTrailingZeros().scale() <= 2;
        Fields.accept(percent, right ? null : "operations.margin.wrong");
        if (right) {
            revenue.assume(given.movePointLeft(2).doubleValue(), Operator.name());
            saved.run();
        }
        return right;
    }
}
