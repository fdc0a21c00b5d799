package app.sotto.operations.ui;

import app.sotto.billing.Revenue.Cohort;
import app.sotto.billing.Revenue.Cohort.Kept;
import app.sotto.billing.Revenue.Figures;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Who began in the same month, and the share of them that is left after so many. */
class CohortTable extends Div {

    private static final int MOST = 12;

    private final transient List<Cohort> cohorts;
    private final Div table = new Div();

    CohortTable(Figures figures) {
        var all = figures.cohorts();
        cohorts = all.subList(Math.max(0, all.size() - MOST), all.size());
        addClassName("revenue-part");
        var of = new RadioButtonGroup<Of>();
        of.setLabel(getTranslation("operations.revenue.cohorts.of"));
        of.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        of.setItems(Of.values());
        of.setItemLabelGenerator(one -> getTranslation("operations.revenue.cohorts." + one));
        of.setValue(Of.CUSTOMERS);
        of.addValueChangeListener(change -> show(change.getValue()));
        add(new Paragraph(getTranslation("operations.revenue.cohorts.what")), of, table);
        show(Of.CUSTOMERS);
    }

    /** What is counted. */
    private enum Of {
        CUSTOMERS,
        REVENUE;

        double share(Cohort cohort, Kept kept) {
            return switch (this) {
                case CUSTOMERS -> (double) kept.customers() / cohort.customers();
                case REVENUE -> (double) kept.cents() / cohort.cents();
            };
        }
    }

    private void show(Of of) {
        int widest =
                Math.min(MOST, cohorts.stream().mapToInt(c -> c.kept().size()).max().orElse(0));
        var columns = new ArrayList<String>();
        columns.add(getTranslation("operations.revenue.cohorts.began"));
        columns.add(getTranslation("operations.revenue.cohorts." + of));
        IntStream.range(0, widest)
                .mapToObj(n -> getTranslation("operations.revenue.cohorts.after", n))
                .forEach(columns::add);
        var made = new DataTable(getTranslation("operations.revenue.cohorts"), columns);
        cohorts.reversed().forEach(cohort -> made.row(row(cohort, of, widest)));
        table.removeAll();
        table.add(made);
    }

    private NativeTableRow row(Cohort cohort, Of of, int widest) {
        var row =
                new NativeTableRow(
                        DataTable.header(
                                Shown.month(
                                        cohort.began(),
                                        getTranslation("operations.revenue.month.whole"),
                                        getLocale()),
                                "row"));
        row.add(
                new NativeTableCell(
                        of == Of.CUSTOMERS
                                ? Shown.whole(cohort.customers(), getLocale())
                                : Shown.cents(cohort.cents(), getLocale())));
        cohort.kept().stream().limit(widest).forEach(kept -> row.add(cell(of.share(cohort, kept))));
        for (int n = cohort.kept().size(); n < widest; n++) {
            row.add(new NativeTableCell());
        }
        return row;
    }

    private NativeTableCell cell(double share) {
        var cell = new NativeTableCell(Shown.percent(OptionalDouble.of(share), getLocale()));
        cell.addClassName("shaded");
        cell.getStyle().set("--share", String.valueOf(Math.round(share * 100) / 100.0));
        return cell;
    }
}
