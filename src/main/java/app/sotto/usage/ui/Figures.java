package app.sotto.usage.ui;

import app.sotto.shell.kit.Dollars;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Forecast;
import app.sotto.usage.UsageHistory.Row;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The month in a few figures. */
class Figures extends DescriptionList {

    private final MonthOfUse month;

    /**
     * @param standing of the organisation, for the month that is running and all of its use; else
     *     null
     */
    Figures(MonthOfUse month, @Nullable Standing standing, Instant now) {
        this.month = month;
        addClassName("usage-figures");
        minutes(standing, now);
        tokens(standing);
        money(standing, now);
        count("usage.requests", month.sum(Row::requests));
    }

    private void minutes(@Nullable Standing standing, Instant now) {
        long used = month.sum(Row::chargedSeconds);
        Div figure = figure("usage.minutes", Minutes.text(used, getLocale()));
        if (standing != null && standing.limitSeconds() > 0) {
            limit(
                    figure,
                    getTranslation(
                            "usage.of.minutes", Minutes.text(standing.limitSeconds(), getLocale())),
                    (double) used / standing.limitSeconds());
        }
        heading(used, now)
                .ifPresent(end ->
                        figure.add(
                                quiet(
                                        getTranslation(
                                                "usage.forecast.minutes",
                                                Minutes.text(end, getLocale())))));
    }

    private void tokens(@Nullable Standing standing) {
        long used = month.sum(row -> row.promptTokens() + row.completionTokens());
        Div figure = figure("usage.tokens", number(used));
        if (standing != null && standing.limitTokens() > 0) {
            limit(
                    figure,
                    getTranslation("usage.of.tokens", number(standing.limitTokens())),
                    (double) standing.usedTokens() / standing.limitTokens());
        }
    }

    private void money(@Nullable Standing standing, Instant now) {
        long overage = month.sum(Row::overageMicros);
        Div figure = figure("usage.overage", Dollars.text(overage, getLocale()));
        long worth = month.sum(Row::includedMicros) + overage;
        if (worth > 0) {
            figure.add(quiet(getTranslation("usage.worth", Dollars.text(worth, getLocale()))));
        }
        if (standing != null && standing.budgetMicros() != null && standing.budgetMicros() > 0) {
            limit(
                    figure,
                    getTranslation(
                            "usage.of.budget", Dollars.text(standing.budgetMicros(), getLocale())),
                    (double) standing.chargedMicros() / standing.budgetMicros());
        }
        if (overage > 0) {
            heading(overage, now)
                    .ifPresent(end ->
                            figure.add(
                                    quiet(
                                            getTranslation(
                                                    "usage.forecast.money",
                                                    Dollars.text(end, getLocale())))));
        }
    }

    /** Nothing so far says nothing of the month's end. */
    private Optional<Long> heading(long soFar, Instant now) {
        OptionalLong end = Forecast.of(soFar, month.start(), now, month.end());
        return soFar > 0 && end.isPresent() ? Optional.of(end.getAsLong()) : Optional.empty();
    }

    private void count(String key, long value) {
        var _ = figure(key, number(value));
    }

    private Div figure(String key, String value) {
        var text = new Span(value);
        text.addClassName("value");
        var content = new Div(text);
        var group = new Div(new Term(getTranslation(key)), new Description(content));
        getElement().appendChild(group.getElement());
        return content;
    }

    private void limit(Div figure, String words, double share) {
        var bar = new Div();
        bar.addClassName("usage-bar");
        bar.setClassName("high", share > 0.9);
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.getStyle().set("--share", String.valueOf(Math.min(1, share)));
        figure.add(quiet(words), bar);
    }

    private Span quiet(String words) {
        var span = new Span(words);
        span.addClassName("sotto-muted");
        return span;
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
