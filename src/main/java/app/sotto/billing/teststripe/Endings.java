package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ends subscriptions: at once, at the end of a period, or because the first payment never came.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/cancel and
 * https://docs.stripe.com/api/subscriptions/cancel (2026-07-29.dahlia): at once, usage that was not
 * billed is dropped unless {@code invoice_now} is set; the customer's open invoices are no longer
 * collected by themselves; at the end of a period the usage of that period is billed.
 */
final class Endings {
    private final Books books;
    private final Billing billing;
    private final Prorating prorating;

    Endings(Books books, Billing billing, Prorating prorating) {
        this.books = books;
        this.billing = billing;
        this.prorating = prorating;
    }

    /** Cancels now. */
    void now(
            ObjectNode subscription, boolean invoiceNow, boolean prorate, @Nullable String reason) {
        if (Standing.ended(subscription)) {
            throw Refusal.noSuch("subscription", Json.id(subscription), "id");
        }
        long now = books.times().now(subscription);
        if (prorate) {
            prorating.creditAll(subscription, now);
        } else if (!invoiceNow) {
            prorating.forget(subscription);
        }
        end(subscription, reason);
        if (invoiceNow) {
            var span = new Lines.Span(SubscriptionItems.periodStart(subscription), now);
            var draft = billing.draft(subscription, "subscription_update", span);
            billing.metered(draft, subscription, span);
            billing.waiting(draft, subscription, true);
            var invoice = billing.issue(draft, subscription);
            if (invoice != null) {
                billing.collect(invoice);
            }
        }
    }

    /** Marks it ended and tells of it; stops collecting what is still open. */
    void end(ObjectNode subscription, @Nullable String reason) {
        long now = books.times().now(subscription);
        if (!Json.has(subscription, "canceled_at")) {
            subscription.put("canceled_at", now);
        }
        subscription.put("status", "canceled").put("ended_at", now);
        if (reason != null) {
            Json.object(subscription, "cancellation_details").put("reason", reason);
        }
        var customer = Json.need(subscription, "customer");
        for (var invoice :
                books.store()
                        .matching(
                                "invoice",
                                one ->
                                        Json.is(one, "status", "open")
                                                && Json.is(one, "customer", customer))) {
            invoice.put("auto_advance", false).putNull("next_payment_attempt");
        }
        books.events().say("customer.subscription.deleted", subscription);
    }

    /** The first invoice was not paid within 23 hours. */
    void expire(ObjectNode subscription) {
        subscription
                .put("status", "incomplete_expired")
                .put("ended_at", books.times().now(subscription));
        var id = Json.text(subscription, "latest_invoice");
        var invoice = id == null ? null : books.store().find("invoice", id);
        if (invoice != null && Json.is(invoice, "status", "open")) {
            invoice.put("status", "void").put("auto_advance", false);
            Json.object(invoice, "status_transitions")
                    .put("voided_at", books.times().now(subscription));
            books.events().say("invoice.voided", invoice);
        }
        books.events().say("customer.subscription.updated", subscription);
    }

    void cancelAllOf(ObjectNode customer) {
        books.store()
                .matching(
                        "subscription",
                        one -> Json.is(one, "customer", Json.id(customer)) && !Standing.ended(one))
                .forEach(one -> end(one, "cancellation_requested"));
    }
}
