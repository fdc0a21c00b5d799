package app.sotto.usage.ui;

import app.sotto.usage.UsageHistory.Row;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.stream.Collectors;

/** A bar a day of the month, as high as the day's minutes. */
class DayBars extends OrderedList {

    DayBars(MonthOfUse month) {
        addClassName("usage-days");
        getElement().setAttribute("aria-label", getTranslation("usage.days"));
        Map<LocalDate, Long> seconds =
                month.rows().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Row::day, Collectors.summingLong(Row::chargedSeconds)));
        long most = seconds.values().stream().mapToLong(Long::longValue).max().orElse(0);
        for (int day = 1; day <= month.month().lengthOfMonth(); day++) {
            LocalDate date = month.month().atDay(day);
            add(bar(date, seconds.getOrDefault(date, 0L), most));
        }
    }

    private ListItem bar(LocalDate date, long seconds, long most) {
        var words =
                new Span(
                        getTranslation(
                                "usage.day",
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                        .withLocale(getLocale())
                                        .format(date),
                                Minutes.text(seconds, getLocale())));
        words.addClassName("words");
        var bar = new Div();
        bar.addClassName("bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.getStyle().set("--share", String.valueOf(most == 0 ? 0 : (double) seconds / most));
        var item = new ListItem(bar, words);
        item.setTitle(words.getText());
        if (date.getDayOfMonth() % 5 == 0 || date.getDayOfMonth() == 1) {
            var number = new Span(String.valueOf(date.getDayOfMonth()));
            number.addClassName("number");
            number.getElement().setAttribute("aria-hidden", "true");
            item.add(number);
        }
        return item;
    }
}
