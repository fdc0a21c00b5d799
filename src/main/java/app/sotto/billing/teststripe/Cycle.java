package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * What time does to subscriptions: trials end, periods renew, planned ends come.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/overview,
 * https://docs.stripe.com/billing/subscriptions/trials and
 * https://docs.stripe.com/billing/subscriptions/webhooks (2026-07-29.dahlia): a trial's end is told
 * three days before, an upcoming invoice seven days before (in Stripe a setting); usage in a trial
 * is free; an unpaid subscription gets drafts that are not collected.
 */
final class Cycle {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long EXPIRES = 23 * Times.HOUR;

    private final Books books;
    private final Billing billing;
    private final Endings endings;
    private final PaymentMethods methods;

    Cycle(Books books, Billing billing, Endings endings, PaymentMethods methods) {
        this.books = books;
        this.billing = billing;
        this.endings = endings;
        this.methods = methods;
    }

    /** When time next changes something about it, in seconds; {@link Long#MAX_VALUE} for never. */
    long due(ObjectNode subscription) {
        if (Standing.ended(subscription)) {
            return NEVER;
        }
        if (Json.is(subscription, "status", "incomplete")) {
            return Json.number(subscription, "created") + EXPIRES;
        }
        long end = SubscriptionItems.periodEnd(subscription);
        long due =
                Json.has(subscription, "cancel_at")
                        ? Math.min(end, Json.number(subscription, "cancel_at"))
                        : end;
        if (tellsTrial(subscription)) {
            due = Math.min(due, Json.number(subscription, "trial_end") - 3 * Times.DAY);
        }
        return tellsUpcoming(subscription) ? Math.min(due, end - 7 * Times.DAY) : due;
    }

    private static boolean tellsTrial(ObjectNode subscription) {
        return Json.is(subscription, "status", "trialing")
                && !Json.flag(subscription, "_will_end_said");
    }

    private static boolean tellsUpcoming(ObjectNode subscription) {
        long end = SubscriptionItems.periodEnd(subscription);
        return !Json.has(subscription, "cancel_at")
                && Json.number(subscription, "_upcoming_said") != end
                && end - SubscriptionItems.periodStart(subscription) > 7 * Times.DAY;
    }

    /** Does what is due now. */
    void step(ObjectNode subscription) {
        long now = books.times().now(subscription);
        if (Json.is(subscription, "status", "incomplete")) {
            endings.expire(subscription);
        } else if (Json.has(subscription, "cancel_at")
                && Json.number(subscription, "cancel_at") <= now) {
            last(subscription);
        } else if (SubscriptionItems.periodEnd(subscription) <= now) {
            renew(subscription);
        } else if (tellsTrial(subscription)
                && Json.number(subscription, "trial_end") - 3 * Times.DAY <= now) {
            subscription.put("_will_end_said", true);
            books.events().say("customer.subscription.trial_will_end", subscription);
        } else {
            subscription.put("_upcoming_said", SubscriptionItems.periodEnd(subscription));
            tellUpcoming(subscription);
        }
    }

    private void tellUpcoming(ObjectNode subscription) {
        var upcoming = books.store().rehearse(() -> upcoming(subscription));
        upcoming.putNull("id");
        upcoming.remove("id");
        books.events().say("invoice.upcoming", upcoming);
    }

    /** The next invoice as it would be; call inside a rehearsal. */
    ObjectNode upcoming(ObjectNode subscription) {
        boolean trial = Json.is(subscription, "status", "trialing");
        var old =
                new Lines.Span(
                        SubscriptionItems.periodStart(subscription),
                        SubscriptionItems.periodEnd(subscription));
        boolean ends = Json.has(subscription, "cancel_at");
        if (!ends) {
            advance(subscription);
        }
        var draft = billing.draft(subscription, "upcoming", old);
        draft.put("created", old.end());
        draft.put("next_payment_attempt", old.end() + Times.HOUR);
        fill(draft, subscription, old, trial, ends);
        billing.drafts().total(draft);
        return draft;
    }

    private void fill(
            ObjectNode draft,
            ObjectNode subscription,
            Lines.Span old,
            boolean trial,
            boolean ends) {
        if (!trial) {
            billing.metered(draft, subscription, old);
        }
        if (!ends) {
            billing.licensed(draft, subscription);
        }
        billing.waiting(draft, subscription, true);
    }

    private static void advance(ObjectNode subscription) {
        long start = SubscriptionItems.periodEnd(subscription);
        long anchor = Json.number(subscription, "billing_cycle_anchor");
        if (Json.is(subscription, "status", "trialing")) {
            subscription.put("status", "active");
        }
        for (var item : SubscriptionItems.of(subscription)) {
            long end = Periods.end(start, anchor, Json.object(item, "price"));
            item.put("current_period_start", start).put("current_period_end", end);
        }
    }

    private void renew(ObjectNode subscription) {
        boolean trial = Json.is(subscription, "status", "trialing");
        if (trial && missingCard(subscription)) {
            endings.end(subscription, "payment_failed");
            return;
        }
        var old =
                new Lines.Span(
                        SubscriptionItems.periodStart(subscription),
                        SubscriptionItems.periodEnd(subscription));
        advance(subscription);
        var draft = billing.draft(subscription, "subscription_cycle", old);
        fill(draft, subscription, old, trial, false);
        if (Json.is(subscription, "status", "unpaid")) {
            draft.put("auto_advance", false).putNull("automatically_finalizes_at");
            draft.putNull("next_payment_attempt");
        }
        billing.issue(draft, subscription);
        books.events().say("customer.subscription.updated", subscription);
    }

    private boolean missingCard(ObjectNode subscription) {
        var behavior = Json.object(Json.object(subscription, "trial_settings"), "end_behavior");
        return Json.is(behavior, "missing_payment_method", "cancel")
                && methods.paying(books.customer(subscription), subscription) == null;
    }

    /** The planned end: what was used is billed, then it is over. */
    private void last(ObjectNode subscription) {
        boolean trial = Json.is(subscription, "status", "trialing");
        var old =
                new Lines.Span(
                        SubscriptionItems.periodStart(subscription),
                        books.times().now(subscription));
        var draft = billing.draft(subscription, "subscription_cycle", old);
        fill(draft, subscription, old, trial, true);
        billing.issue(draft, subscription);
        endings.end(subscription, "cancellation_requested");
    }
}
