package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.subscriptions.Status;
import app.sotto.billing.subscriptions.Summary;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Optional;

/** Which plan it is, how it stands, and what it has come to so far. */
class CurrentPlan extends Section {

    private final Office.State state;
    private final DescriptionList facts = new DescriptionList();

    CurrentPlan(Office.State state) {
        this.state = state;
        addClassNames("sotto-card", "billing-current");
        add(heading(), explanation(), facts);
        facts.addClassName("billing-facts");
        state.live().ifPresentOrElse(this::subscribed, this::free);
        standing();
    }

    private Component heading() {
        String name =
                state.plan()
                        .or(() -> state.offered().stream().filter(Plan::free).findFirst())
                        .map(plan -> plan.name(getLocale()))
                        .orElse("Free");
        var heading = new Div(new H2(name));
        heading.addClassName("billing-heading");
        state.live().ifPresent(one -> heading.add(badge(one)));
        return heading;
    }

    private Span badge(Summary one) {
        var badge =
                new Span(
                        getTranslation(one.cancels() ? "billing.status.ends" : one.status().key()));
        badge.addClassName("billing-badge");
        badge.setClassName("bad", one.status() == Status.PAST_DUE || one.status() == Status.UNPAID);
        return badge;
    }

    private Component explanation() {
        Optional<Summary> live = state.live();
        String sentence =
                live.map(this::explained).orElseGet(() -> getTranslation("billing.now.free"));
        var words = new Paragraph(sentence);
        words.addClassName("sotto-muted");
        return words;
    }

    private String explained(Summary one) {
        if (one.cancels()) {
            return getTranslation("billing.now.ends", day(one.periodEnd()));
        }
        return switch (one.status()) {
            case TRIALING -> getTranslation("billing.now.trial", day(one.trialEnd()));
            case PAST_DUE -> getTranslation("billing.now.past_due", day(one.graceUntil()));
            case UNPAID -> getTranslation("billing.now.unpaid");
            case ACTIVE, INCOMPLETE, CANCELLED ->
                    getTranslation("billing.now.active", day(one.periodEnd()));
        };
    }

    private void subscribed(Summary one) {
        state.plan()
                .ifPresent(plan -> {
                    fact("billing.fact.price", price(plan, one.seats()));
                    if (plan.seats().each()) {
                        fact(
                                "billing.fact.seats",
                                getTranslation(
                                        "billing.fact.seats.used", one.seats(), state.members()));
                    }
                });
        fact("billing.fact.since", day(one.periodStart()));
    }

    private String price(Plan plan, int seats) {
        String whole = Money.cents(plan.priceCents(seats), plan.currency(), getLocale());
        return plan.seats().each()
                ? getTranslation(
                        "billing.fact.price.seats",
                        whole,
                        seats,
                        Money.cents(plan.priceCents(), plan.currency(), getLocale()))
                : getTranslation("billing.fact.price.flat", whole);
    }

    private void free() {
        fact("billing.fact.price", getTranslation("billing.fact.price.free"));
    }

    private void standing() {
        var standing = state.standing();
        fact("billing.fact.speech", of(standing.usedSeconds() / 60, standing.limitSeconds() / 60));
        fact("billing.fact.text", of(standing.usedTokens(), standing.limitTokens()));
        if (state.granted().overage().charged()) {
            fact("billing.fact.overage", Money.used(standing.chargedMicros(), getLocale()));
        }
    }

    private String of(long used, long limit) {
        return limit == 0
                ? NumberFormat.getIntegerInstance(getLocale()).format(used)
                : getTranslation("billing.fact.of", used, limit);
    }

    /** What only Stripe knows, when it is known. */
    void next(String sentence) {
        fact("billing.fact.next", sentence);
    }

    private void fact(String key, String value) {
        facts.add(
                new Div(
                        new DescriptionList.Term(getTranslation(key)),
                        new DescriptionList.Description(value)));
    }

    private String day(@org.jspecify.annotations.Nullable Instant at) {
        return Days.of(at, state.zone(), getLocale());
    }
}
