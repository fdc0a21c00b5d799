package app.sotto.site.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.Plans;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** What it costs, as it can be bought now. */
class Prices extends Section {

    Prices(Plans plans) {
        addClassName("site-prices");
        var cards = new Div();
        cards.addClassName("cards");
        plans.offered().stream().map(this::card).forEach(cards::add);
        add(new H2(getTranslation("site.prices")), cards);
    }

    private Component card(Plan plan) {
        var amount = new Span(money(BigDecimal.valueOf(plan.priceCents(), 2), plan));
        amount.addClassName("amount");
        var unit =
                new Span(
                        " "
                                + getTranslation(
                                        plan.seats().each()
                                                ? "site.prices.seat"
                                                : "site.prices.month"));
        var card =
                new Article(
                        new H3(plan.name(getLocale())),
                        new Paragraph(amount, unit),
                        new Paragraph(included(plan)),
                        new Paragraph(beyond(plan)));
        card.addClassName("sotto-card");
        return card;
    }

    private String included(Plan plan) {
        long minutes = plan.minutes();
        return minutes == 0
                ? getTranslation("site.prices.nothing")
                : getTranslation("site.prices.minutes", minutes);
    }

    private String beyond(Plan plan) {
        Long micros = plan.minuteBeyond();
        if (micros == null) {
            return getTranslation("site.prices.stops");
        }
        var minute = BigDecimal.valueOf(micros, 6);
        return getTranslation(
                plan.minutes() == 0 ? "site.prices.each" : "site.prices.beyond",
                money(minute, plan));
    }

    private String money(BigDecimal amount, Plan plan) {
        NumberFormat format = NumberFormat.getCurrencyInstance(getLocale());
        format.setCurrency(Currency.getInstance(plan.currency().toUpperCase(Locale.ROOT)));
        format.setMaximumFractionDigits(6);
        return format.format(amount);
    }
}
