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
        return Json.of(
                "id",
                id,
                "object",
                "subscription",
                "application",
                null,
                "application_fee_percent",
                null,
                "automatic_tax",
                Json.of(
                        "disabled_reason",
                        null,
                        "enabled",
                        order.automaticTax(),
                        "liability",
                        order.automaticTax() ? Json.of("type", "self") : null),
                "billing_cycle_anchor",
                trialEnd == null ? Long.valueOf(now) : trialEnd,
                "billing_cycle_anchor_config",
                null,
                "billing_mode",
                Json.of(
                        "flexible",
                        Json.of("proration_discounts", "included"),
                        "type",
                        "flexible",
                        "updated_at",
                        null),
                "billing_schedules",
                Json.array(),
                "billing_thresholds",
                null,
                "cancel_at",
                null,
                "cancel_at_period_end",
                false,
                "canceled_at",
                null,
                "cancellation_details",
                Json.of("comment", null, "feedback", null, "reason", null),
                "collection_method",
                "charge_automatically",
                "created",
                now,
                "currency",
                Json.need(order.items().getFirst().price(), "currency"),
                "customer",
                Json.id(order.customer()),
                "customer_account",
                null,
                "days_until_due",
                null,
                "default_payment_method",
                order.method(),
                "default_source",
                null,
                "default_tax_rates",
                Json.array(),
                "description",
                order.description(),
                "discounts",
                Json.array(),
                "ended_at",
                null,
                "invoice_settings",
                Json.of(
                        "account_tax_ids", null,
                        "custom_fields", null,
                        "description", null,
                        "footer", null,
                        "issuer", Json.of("type", "self")),
                "latest_invoice",
                null,
                "livemode",
                false,
                "metadata",
                order.metadata(),
                "next_pending_invoice_item_invoice",
                null,
                "on_behalf_of",
                null,
                "pause_collection",
                null,
                "payment_settings",
                Json.of(
                        "payment_method_options", null,
                        "payment_method_types", null,
                        "save_default_payment_method", "off"),
                "pending_invoice_item_interval",
                null,
                "pending_setup_intent",
                null,
                "pending_update",
                null,
                "schedule",
                null,
                "start_date",
                now,
                "status",
                trialEnd == null ? "incomplete" : "trialing",
                "test_clock",
                Json.text(order.customer(), "test_clock"),
                "transfer_data",
                null,
                "trial_end",
                trialEnd,
                "trial_settings",
                Json.of("end_behavior", Json.of("missing_payment_method", order.missingCard())),
                "trial_start",
                trialEnd == null ? null : now);
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
