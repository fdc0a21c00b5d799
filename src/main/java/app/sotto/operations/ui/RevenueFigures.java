package app.sotto.operations.ui;

import app.sotto.billing.Revenue.Figures;
import app.sotto.billing.Revenue.Month;
import app.sotto.shell.kit.Dollars;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One month in figures. */
class RevenueFigures extends Section {

    private final transient Figures figures;
    private final YearMonth month;
    private final transient Optional<Month> known;
    private final DefinedFigures list = new DefinedFigures();

    RevenueFigures(Figures figures, YearMonth month, double margin, Runnable changeMargin) {
        this.figures = figures;
        this.month = month;
        this.known = figures.month(month);
        addClassNames("sotto-card", "revenue-part");
        add(new H2(title()));
        if (known.isEmpty()) {
            add(new Paragraph(getTranslation("operations.revenue.before")));
        } else if (running()) {
            add(new Paragraph(getTranslation("operations.revenue.running")));
        }
        recurring();
        rates();
        perCustomer(margin, changeMargin);
        figure("usage", usage());
        add(list);
    }

    private String title() {
        return Shown.month(month, getTranslation("operations.revenue.month.whole"), getLocale());
    }

    private boolean running() {
        return month.equals(figures.running());
    }

    private void recurring() {
        figure("mrr", cents(one -> one.cents().closing()));
        figure("arr", cents(Month::annualCents));
        list.figure(
                getTranslation("operations.revenue.customers"),
                known.map(one -> Shown.whole(one.customers().closing(), getLocale()))
                        .orElse(Shown.UNKNOWN),
                known.map(Month::customers)
                        .map(c ->
                                getTranslation(
                                        "operations.revenue.customers.what",
                                        c.opening(),
                                        c.started(),
                                        c.returned(),
                                        c.lost()))
                        .orElseGet(() -> getTranslation("operations.revenue.customers.none")));
    }

    private void rates() {
        figure("nrr", percent(Month::netRetention));
        figure("grr", percent(Month::grossRetention));
        figure("churn", percent(Month::customerChurn));
    }

    private void perCustomer(double margin, Runnable changeMargin) {
        figure(
                "arpa",
                known.map(one -> Shown.cents(one.averageCents(), getLocale()))
                        .orElse(Shown.UNKNOWN));
        var value =
                known.map(one -> figures.lifetimeValue(one, margin)).orElse(OptionalDouble.empty());
        var change =
                new Button(getTranslation("operations.margin.change"), _ -> changeMargin.run());
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        String what = Shown.percent(OptionalDouble.of(margin), getLocale());
        list.figure(
                getTranslation("operations.revenue.ltv"),
                Shown.cents(value, getLocale()),
                getTranslation("operations.revenue.ltv.what", what)
                        + " "
                        + getTranslation(ltvRemark(value)),
                change);
    }

    private String ltvRemark(OptionalDouble value) {
        if (value.isEmpty()) {
            return "operations.revenue.ltv.unknown";
        }
        return running() ? "operations.revenue.ltv.before" : "operations.revenue.ltv.own";
    }

    private String usage() {
        var micros = figures.usage(month);
        return micros.isEmpty() ? Shown.UNKNOWN : Dollars.text(micros.getAsLong(), getLocale());
    }

    private void figure(String name, String value) {
        list.figure(
                getTranslation("operations.revenue." + name),
                value,
                getTranslation("operations.revenue." + name + ".what"));
    }

    private String cents(Function<Month, Long> of) {
        Locale locale = getLocale();
        return known.map(one -> Shown.cents(of.apply(one), locale)).orElse(Shown.UNKNOWN);
    }

    private String percent(Function<Month, OptionalDouble> of) {
        Locale locale = getLocale();
        return known.map(one -> Shown.percent(of.apply(one), locale)).orElse(Shown.UNKNOWN);
    }
}
