package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes what a subscription is made of and when it is billed.
 *
 * <p>Copies: https://docs.stripe.com/api/subscriptions/update and
 * https://docs.stripe.com/billing/subscriptions/change-price (2026-07-29.dahlia): a change is
 * billed with the next invoice, or at once with {@code always_invoice}; another interval, a move
 * between free and paid, an ended trial or {@code billing_cycle_anchor=now} begin a new period and
 * bill at once.
 */
final class Changes {
    /**
     * Whether the change asks for an invoice now; whether a new period began, and where the old one
     * had begun.
     */
    record Made(boolean invoiceNow, boolean newPeriod, Lines.Span old) {}

    private final Books books;
    private final ItemChanges itemChanges;
    private final Prorating prorating;
    private final Billing billing;

    Changes(Books books, ItemChanges itemChanges, Prorating prorating, Billing billing) {
        this.books = books;
        this.itemChanges = itemChanges;
        this.prorating = prorating;
        this.billing = billing;
    }

    /** Changes items and periods as the parameters say; bills nothing yet. */
    Made apply(ObjectNode subscription, Params params) {
        long now = books.times().now(subscription);
        var behavior =
                params.oneOf(
                        "proration_behavior",
                        "create_prorations",
                        "create_prorations",
                        "always_invoice",
                        "none");
        boolean prorate = !"none".equals(behavior);
        long at = at(subscription, params, now);
        var old = new Lines.Span(SubscriptionItems.periodStart(subscription), now);
        var before = shape(subscription);
        boolean endsTrial = endsTrial(subscription, params, now);
        var parts = itemChanges.apply(subscription, params.groups("items"));
        SubscriptionItems.sameInterval(
                SubscriptionItems.of(subscription).stream()
                        .map(item -> Json.object(item, "price"))
                        .toList());
        boolean anchorNow =
                "now".equals(params.oneOf("billing_cycle_anchor", "unchanged", "now", "unchanged"));
        boolean trialing = Json.is(subscription, "status", "trialing");
        boolean fresh =
                endsTrial || anchorNow || (!trialing && shifts(before, shape(subscription)));
        if (fresh) {
            begin(subscription, before, prorate && !endsTrial, at, now);
        } else if (prorate) {
            parts.forEach(part -> part.prorate(prorating, subscription, at));
        }
        boolean atOnce = !parts.isEmpty() && "always_invoice".equals(behavior);
        return new Made(fresh || atOnce, fresh, old);
    }

    private static long at(ObjectNode subscription, Params params, long now) {
        long at = params.number("proration_date", now);
        if (at < SubscriptionItems.periodStart(subscription)
                || at > SubscriptionItems.periodEnd(subscription)) {
            throw Refusal.invalid(
                    "The proration date must lie in the current period.",
                    params.path("proration_date"));
        }
        return at;
    }

    private static boolean endsTrial(ObjectNode subscription, Params params, long now) {
        var end = params.text("trial_end");
        if (end == null) {
            return false;
        }
        if ("now".equals(end)) {
            boolean trialing = Json.is(subscription, "status", "trialing");
            if (trialing) {
                subscription.put("trial_end", now).put("status", "active");
            }
            return trialing;
        }
        long later = params.number("trial_end", 0);
        if (later <= now || !Json.is(subscription, "status", "trialing")) {
            throw Refusal.invalid(
                    "Only a running trial can be moved, and only to a later time.", "trial_end");
        }
        subscription.put("trial_end", later).put("billing_cycle_anchor", later);
        SubscriptionItems.of(subscription).forEach(item -> item.put("current_period_end", later));
        return false;
    }

    /** What decides whether a change begins a new period. */
    private record Shape(String interval, boolean free, List<ObjectNode> items) {}

    private static Shape shape(ObjectNode subscription) {
        var all = SubscriptionItems.of(subscription);
        var recurring = Json.object(SubscriptionItems.firstPrice(subscription), "recurring");
        boolean free =
                all.stream()
                        .map(item -> Json.object(item, "price"))
                        .allMatch(price ->
                                !Prices.metered(price)
                                        && Json.decimal(price, "unit_amount_decimal")
                                                        .compareTo(BigDecimal.ZERO)
                                                == 0);
        return new Shape(
                Json.need(recurring, "interval") + Json.number(recurring, "interval_count"),
                free,
                all.stream().map(Json::copy).toList());
    }

    private static boolean shifts(Shape before, Shape after) {
        return !before.interval().equals(after.interval()) || before.free() != after.free();
    }

    /** Begins a new period now; the old one is credited as it stood. */
    private void begin(ObjectNode subscription, Shape before, boolean prorate, long at, long now) {
        if (prorate) {
            before.items().forEach(item -> prorating.credit(subscription, item, at));
        }
        subscription.put("billing_cycle_anchor", now);
        long end = Periods.end(now, now, SubscriptionItems.firstPrice(subscription));
        SubscriptionItems.of(subscription)
                .forEach(item ->
                        item.put("current_period_start", now).put("current_period_end", end));
    }

    /** The invoice for a change that asks for one now; null when there is nothing on it. */
    @Nullable ObjectNode bill(ObjectNode subscription, Made made) {
        var draft = billing.draft(subscription, "subscription_update", made.old());
        if (made.newPeriod()) {
            billing.metered(draft, subscription, made.old());
            billing.licensed(draft, subscription);
        }
        billing.waiting(draft, subscription, made.newPeriod());
        return billing.issue(draft, subscription);
    }
}
