package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** One plan beside the others. */
class PlanCard extends Article {

    private final Plan plan;

    PlanCard(Plan plan, boolean current, int members, Component action) {
        this.plan = plan;
        addClassNames("sotto-card", "billing-plan");
        setClassName("current", current);
        var name = new Div(new H3(plan.name(getLocale())));
        name.addClassName("billing-heading");
        add(name, price(members), contents(), action);
        action.addClassName("billing-action");
    }

    private Component price(int members) {
        var amount = new Span(Money.cents(plan.priceCents(), plan.currency(), getLocale()));
        amount.addClassName("billing-price");
        String unit = plan.seats().each() ? "billing.plan.per_seat" : "billing.plan.per_month";
        var line = new Paragraph(amount, new Span(" " + getTranslation(unit)));
        if (plan.seats().each()) {
            int seats = plan.seats().forMembers(members);
            var sum =
                    new Span(
                            getTranslation(
                                    "billing.plan.sum",
                                    seats,
                                    Money.cents(
                                            plan.priceCents(seats), plan.currency(), getLocale())));
            sum.addClassNames("sotto-muted", "billing-sum");
            line.add(sum);
        }
        return line;
    }

    private Component contents() {
        var terms = plan.terms();
        var list = new UnorderedList();
        if (terms.monthly().isZero()) {
            item(list, getTranslation("billing.plan.nothing"));
        } else {
            String each = plan.seats().each() ? "billing.plan.each." : "billing.plan.";
            item(list, getTranslation(each + "minutes", terms.monthly().toMinutes()));
            item(list, getTranslation(each + "tokens", terms.monthlyTokens()));
        }
        if (terms.overage().charged()) {
            item(
                    list,
                    getTranslation(
                            terms.monthly().isZero()
                                    ? "billing.plan.speech"
                                    : "billing.plan.overage",
                            Money.price(terms.prices().speechSecond() * 60, getLocale())));
            item(
                    list,
                    getTranslation(
                            terms.monthly().isZero()
                                    ? "billing.plan.text"
                                    : "billing.plan.overage.text",
                            Money.price(terms.prices().promptMillion(), getLocale()),
                            Money.price(terms.prices().completionMillion(), getLocale())));
        } else {
            item(list, getTranslation("billing.plan.stops"));
        }
        item(list, getTranslation("billing.plan.concurrent", terms.concurrentDictations()));
        if (plan.seats().least() > 1) {
            item(list, getTranslation("billing.plan.least", plan.seats().least()));
        }
        return list;
    }

    private static void item(UnorderedList list, String words) {
        list.add(new ListItem(words));
    }
}
