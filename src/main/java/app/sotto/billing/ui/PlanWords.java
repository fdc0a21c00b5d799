package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A plan line by line: what each line is called, and what it says. */
record PlanWords(Component page) {

    Map<String, String> lines(Plan plan) {
        var lines = new LinkedHashMap<String, String>();
        var terms = plan.terms();
        put(lines, "name.en", plan.nameEn());
        put(lines, "name.zh", plan.nameZh());
        put(lines, "price", Money.cents(plan.priceCents(), plan.currency(), locale()));
        if (plan.seats().each()) {
            put(lines, "least", whole(plan.seats().least()));
        }
        put(lines, "trial", whole(plan.trialDays()));
        put(lines, "minutes", whole(terms.monthly().toMinutes()));
        put(lines, "tokens", whole(terms.monthlyTokens()));
        put(lines, "overage", overage(plan));
        put(lines, "speech", Money.price(terms.prices().speechSecond() * 60, locale()));
        put(lines, "prompt", Money.price(terms.prices().promptMillion(), locale()));
        put(lines, "cached", Money.price(terms.prices().cachedMillion(), locale()));
        put(lines, "completion", Money.price(terms.prices().completionMillion(), locale()));
        put(lines, "requests", whole(terms.rates().requests()));
        put(lines, "audio", whole(terms.rates().audioSeconds()));
        put(lines, "text", whole(terms.rates().tokens()));
        put(lines, "concurrent", whole(terms.concurrentDictations()));
        put(
                lines,
                "models",
                terms.models().isEmpty()
                        ? say("models.all")
                        : String.join(", ", new TreeSet<>(terms.models())));
        Integer days = terms.retentionDays();
        put(lines, "retention", days == null ? say("retention.kept") : whole(days));
        return lines;
    }

    private String overage(Plan plan) {
        var overage = plan.terms().overage();
        if (!overage.charged()) {
            return say("overage.stops");
        }
        Long budget = overage.budgetMicros();
        return budget == null
                ? say("overage.charged")
                : page.getTranslation(
                        "billing.plans.field.overage.budgeted", Money.price(budget, locale()));
    }

    private void put(Map<String, String> lines, String field, String value) {
        lines.put(say(field), value);
    }

    private String say(String field) {
        return page.getTranslation("billing.plans.field." + field);
    }

    private String whole(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }
}
