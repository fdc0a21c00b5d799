package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an invoice's fate means for its subscription.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/overview, subscription statuses, and
 * https://docs.stripe.com/billing/revenue-recovery/smart-retries (2026-07-29.dahlia). Retries
 * follow a fixed schedule: three attempts in all, the second three days after the first and the
 * third five days after the second; then the subscription is {@code unpaid}, which in Stripe is a
 * setting.
 */
final class Standing {
    private static final long[] PAUSES = {3 * Times.DAY, 5 * Times.DAY};

    private final Books books;

    Standing(Books books) {
        this.books = books;
    }

    void paid(ObjectNode invoice) {
        var subscription = subscription(invoice);
        var customer = books.customer(invoice);
        if (Json.flag(customer, "delinquent") && openInvoices(customer) == 0) {
            customer.put("delinquent", false);
            books.events().say("customer.updated", customer);
        }
        if (subscription == null) {
            return;
        }
        var status = Json.need(subscription, "status");
        boolean latest = Json.is(subscription, "latest_invoice", Json.id(invoice));
        if ("incomplete".equals(status)
                || (latest && ("past_due".equals(status) || "unpaid".equals(status)))) {
            subscription.put("status", "active");
            books.events().say("customer.subscription.updated", subscription);
        }
    }

    /** Plans the next attempt, or gives up. */
    void failed(ObjectNode invoice) {
        var subscription = subscription(invoice);
        var customer = books.customer(invoice);
        boolean first = Json.is(invoice, "billing_reason", "subscription_create");
        int attempts = (int) Json.number(invoice, "attempt_count");
        boolean again = !first && subscription != null && attempts <= PAUSES.length;
        Json.set(
                invoice,
                "next_payment_attempt",
                again ? books.times().now(invoice) + PAUSES[attempts - 1] : null);
        if (!again) {
            invoice.put("auto_advance", false);
        }
        if (!first && !Json.flag(customer, "delinquent")) {
            customer.put("delinquent", true);
            books.events().say("customer.updated", customer);
        }
        if (subscription != null && !first && !ended(subscription)) {
            subscription.put("status", again ? "past_due" : "unpaid");
            books.events().say("customer.subscription.updated", subscription);
        }
    }

    private long openInvoices(ObjectNode customer) {
        return books.store()
                .matching(
                        "invoice",
                        one ->
                                Json.is(one, "customer", Json.id(customer))
                                        && Json.is(one, "status", "open"))
                .size();
    }

    private @Nullable ObjectNode subscription(ObjectNode invoice) {
        var id = Drafts.subscription(invoice);
        return id == null ? null : books.store().find("subscription", id);
    }

    static boolean ended(ObjectNode subscription) {
        return Json.is(subscription, "status", "canceled")
                || Json.is(subscription, "status", "incomplete_expired");
    }
}
