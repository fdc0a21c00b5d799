package app.sotto.usage.ui;

import app.sotto.accounts.Holders.Holder;
import app.sotto.accounts.Holders.Kind;
import app.sotto.shell.kit.Dollars;
import app.sotto.usage.UsageHistory.Row;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;

/** The month's figures by day, model, or member and key. */
class Breakdown extends Div {

    private static final List<String> COLUMNS =
            List.of("requests", "minutes", "received", "tokens", "worth", "overage");

    private final MonthOfUse month;
    private final Div table = new Div();

    Breakdown(MonthOfUse month) {
        this.month = month;
        addClassName("usage-breakdown");
        table.addClassName("usage-scroll");
        table.getElement().setAttribute("tabindex", "0");
        if (month.rows().isEmpty()) {
            add(new Paragraph(getTranslation("usage.nothing")));
            return;
        }
        var by = new RadioButtonGroup<Grouping>();
        by.setLabel(getTranslation("usage.by"));
        by.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        by.setItems(Grouping.values());
        by.setItemLabelGenerator(grouping -> getTranslation(grouping.words()));
        by.setValue(Grouping.DAY);
        by.addValueChangeListener(change -> show(change.getValue()));
        add(by, table);
        show(Grouping.DAY);
    }

    private void show(Grouping grouping) {
        var content = new NativeTable();
        var head = new NativeTableRow();
        head.add(header(grouping.words(), "col"));
        COLUMNS.forEach(column -> head.add(header("usage.column." + column, "col")));
        content.getHead().add(head);
        grouping.group(month.rows())
                .forEach((key, rows) -> content.getBody().add(line(name(grouping, key), rows)));
        content.getFoot().add(line(getTranslation("usage.all"), month.rows()));
        table.removeAll();
        table.add(content);
        table.getElement().setAttribute("aria-label", getTranslation(grouping.words()));
    }

    private NativeTableHeaderCell header(String key, String scope) {
        return named(getTranslation(key), scope);
    }

    private static NativeTableHeaderCell named(String text, String scope) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private Component line(String name, List<Row> rows) {
        var line = new NativeTableRow();
        line.add(named(name, "row"));
        long overage = rows.stream().mapToLong(Row::overageMicros).sum();
        long included = rows.stream().mapToLong(Row::includedMicros).sum();
        for (String figure :
                List.of(
                        number(rows.stream().mapToLong(Row::requests).sum()),
                        minutes(rows.stream().mapToLong(Row::chargedSeconds).sum()),
                        minutes(rows.stream().mapToLong(Row::receivedSeconds).sum()),
                        number(
                                rows.stream()
                                        .mapToLong(r -> r.promptTokens() + r.completionTokens())
                                        .sum()),
                        Dollars.text(included + overage, getLocale()),
                        Dollars.text(overage, getLocale()))) {
            line.add(new NativeTableCell(figure));
        }
        return line;
    }

    private String name(Grouping grouping, String key) {
        return switch (grouping) {
            case DAY ->
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                            .withLocale(getLocale())
                            .format(LocalDate.parse(key));
            case MODEL -> key;
            case HOLDER -> holder(UUID.fromString(key));
        };
    }

    private String holder(UUID id) {
        Holder holder = month.holders().get(id);
        if (holder == null) {
            return getTranslation("usage.former");
        }
        return holder.kind() == Kind.KEY
                ? getTranslation("usage.key", holder.name())
                : holder.name();
    }

    private String minutes(long seconds) {
        return Minutes.text(seconds, getLocale());
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
