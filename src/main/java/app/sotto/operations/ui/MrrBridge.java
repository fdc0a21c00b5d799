package app.sotto.operations.ui;

import app.sotto.billing.Revenue.Bridge;
import app.sotto.billing.Revenue.Figures;
import app.sotto.billing.Revenue.Month;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What came and what went, a column a month; the table beneath it says the same in figures. */
class MrrBridge extends Div {

    private static final int MONTHS = 12;

    private final transient List<Month> months;

    MrrBridge(Figures figures) {
        var all = figures.months();
        months = all.subList(Math.max(0, all.size() - MONTHS), all.size());
        addClassName("revenue-part");
        add(new Paragraph(getTranslation("operations.revenue.bridge.what")), chart(), table());
    }

    /** A part of the bridge: those that add, then those that take away. */
    private enum Part {
        STARTED,
        EXPANSION,
        RETURNED,
        CONTRACTION,
        CHURN;

        boolean adds() {
            return this != CONTRACTION && this != CHURN;
        }

        long cents(Bridge bridge) {
            return switch (this) {
                case STARTED -> bridge.started();
                case EXPANSION -> bridge.expansion();
                case RETURNED -> bridge.returned();
                case CONTRACTION -> bridge.contraction();
                case CHURN -> bridge.churn();
            };
        }

        String key() {
            return "operations.revenue." + name().toLowerCase(Locale.ROOT);
        }

        static long sum(Bridge bridge, boolean adding) {
            return Stream.of(values())
                    .filter(part -> part.adds() == adding)
                    .mapToLong(part -> part.cents(bridge))
                    .sum();
        }
    }

    private Div chart() {
        long up = months.stream().mapToLong(one -> Part.sum(one.cents(), true)).max().orElse(0);
        long down = months.stream().mapToLong(one -> Part.sum(one.cents(), false)).max().orElse(0);
        var columns = new Div();
        columns.addClassName("revenue-columns");
        columns.getStyle().set("--up", String.valueOf(share(up, up + down)));
        months.forEach(month -> columns.add(column(month, up, down)));
        var chart = new Div(legend(), columns);
        chart.addClassName("revenue-chart");
        chart.getElement().setAttribute("aria-hidden", "true");
        return chart;
    }

    private Div legend() {
        var legend = new Div();
        legend.addClassName("revenue-legend");
        for (Part part : Part.values()) {
            var name = new Span(getTranslation(part.key()));
            name.getElement().setAttribute("data-part", part.name());
            legend.add(name);
        }
        return legend;
    }

    private Div column(Month month, long up, long down) {
        var name =
                new Span(
                        Shown.month(
                                month.month(),
                                getTranslation("operations.revenue.month.brief"),
                                getLocale()));
        name.addClassName("name");
        var column = new Div(stack(month, true, up), stack(month, false, down), name);
        column.addClassName("column");
        return column;
    }

    private Div stack(Month month, boolean adding, long most) {
        var stack = new Div();
        stack.addClassName(adding ? "up" : "down");
        for (Part part : Part.values()) {
            long cents = part.cents(month.cents());
            if (part.adds() == adding && cents > 0) {
                var bar = new Div();
                bar.getElement().setAttribute("data-part", part.name());
                bar.getStyle().set("--share", String.valueOf(share(cents, most)));
                bar.setTitle(getTranslation(part.key()) + ": " + Shown.cents(cents, getLocale()));
                stack.add(bar);
            }
        }
        return stack;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.round(part * 10_000.0 / whole) / 10_000.0;
    }

    private DataTable table() {
        var columns = new ArrayList<String>();
        columns.add(getTranslation("operations.revenue.month"));
        columns.add(getTranslation("operations.revenue.opening"));
        Stream.of(Part.values()).map(Part::key).map(this::getTranslation).forEach(columns::add);
        columns.add(getTranslation("operations.revenue.closing"));
        var table = new DataTable(getTranslation("operations.revenue.bridge"), columns);
        for (Month month : months.reversed()) {
            table.row(
                    Shown.month(
                            month.month(),
                            getTranslation("operations.revenue.month.whole"),
                            getLocale()),
                    cells(month.cents()));
        }
        return table;
    }

    private List<String> cells(Bridge bridge) {
        var cells = new ArrayList<String>();
        cells.add(Shown.cents(bridge.opening(), getLocale()));
        for (Part part : Part.values()) {
            long cents = part.cents(bridge);
            cells.add(Shown.cents(part.adds() ? cents : -cents, getLocale()));
        }
        cells.add(Shown.cents(bridge.closing(), getLocale()));
        return cells;
    }
}
