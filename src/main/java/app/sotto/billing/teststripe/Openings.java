package app.sotto.billing.teststripe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Begins subscriptions, from the API and from Checkout.
 *
 * <p>Copies: https://docs.stripe.com/api/subscriptions/create and
 * https://docs.stripe.com/billing/subscriptions/overview (2026-07-29.dahlia): {@code incomplete}
 * until the first invoice is paid, {@code trialing} with a trial, in flexible billing mode.
 */
final class Openings {
    /**
     * What shall begin.
     *
     * @param trialEnd when the trial ends, in seconds; null without one
     * @param missingCard what the end of a trial does without a card: {@code create_invoice} or
     *     {@code cancel}
     */
    record Order(
            ObjectNode customer,
            List<SubscriptionItems.Wanted> items,
            @Nullable Long trialEnd,
            ObjectNode metadata,
            boolean automaticTax,
            @Nullable String method,
            @Nullable String description,
            String missingCard) {}

    private final Books books;
    private final Billing billing;

    Openings(Books books, Billing billing) {
        this.books = books;
        this.billing = billing;
    }

    /** The subscription as it is before anything was asked of the card. */
    ObjectNode begin(Order order) {
        SubscriptionItems.sameInterval(
                order.items().stream().map(SubscriptionItems.Wanted::price).toList());
        var customer = order.customer();
        long now = books.times().now(customer);
        var id = Ids.next("sub");
        var price = order.items().getFirst().price();
        long end = order.trialEnd() == null ? Periods.end(now, now, price) : order.trialEnd();
        var items =
                order.items().stream()
                        .map(wanted -> SubscriptionItems.item(wanted, id, now, now, end))
                        .toList();
        var subscription = subscription(order, id, now);
        subscription.set(
                "items", Json.listObject(items, "/v1/subscription_items?subscription=" + id));
        return books.store().add(subscription);
    }

    private static ObjectNode subscription(Order order, String id, long now) {
        var trialEnd = order.trialEnd();
        return Shape.of("subscription")
                .with("id", id)
                .with(
                        "automatic_tax",
                        Json.of(
                                "disabled_reason",
                                null,
                                "enabled",
                                order.automaticTax(),
                                "liability",
                                order.automaticTax() ? Json.of("type", "self") : null))
                .with("billing_cycle_anchor", trialEnd == null ? Long.valueOf(now) : trialEnd)
                .with("created", now)
                .with("currency", Json.need(order.items().getFirst().price(), "currency"))
                .with("customer", Json.id(order.customer()))
                .with("default_payment_method", order.method())
                .with("description", order.description())
                .with("metadata", order.metadata())
                .with("start_date", now)
                .with("status", trialEnd == null ? "incomplete" : "trialing")
                .with("test_clock", Json.text(order.customer(), "test_clock"))
                .with("trial_end", trialEnd)
                .with(
                        "trial_settings",
                        Json.of(
                                "end_behavior",
                                Json.of("missing_payment_method", order.missingCard())))
                .with("trial_start", trialEnd == null ? null : now)
                .node();
    }

    /** Bills the first invoice; null when it is paid or there is none, else the decline code. */
    @Nullable String bill(ObjectNode subscription, boolean charge) {
        long now = books.times().now(subscription);
        boolean trial = Json.is(subscription, "status", "trialing");
        var draft = billing.draft(subscription, "subscription_create", new Lines.Span(now, now));
        billing.licensed(draft, subscription);
        billing.waiting(draft, subscription, true);
        var invoice = billing.issue(draft, subscription);
        books.events().say("customer.subscription.created", subscription);
        if (trial && Json.number(subscription, "trial_end") - now <= 3 * Times.DAY) {
            subscription.put("_will_end_said", true);
            books.events().say("customer.subscription.trial_will_end", subscription);
        }
        if (invoice == null) {
            return activate(subscription);
        }
        if (charge || Json.number(invoice, "amount_due") == 0) {
            return billing.collect(invoice);
        }
        billing.collecting().finalizeInvoice(invoice);
        return null;
    }

    private @Nullable String activate(ObjectNode subscription) {
        if (Json.is(subscription, "status", "incomplete")) {
            subscription.put("status", "active");
            books.events().say("customer.subscription.updated", subscription);
        }
        return null;
    }
}
