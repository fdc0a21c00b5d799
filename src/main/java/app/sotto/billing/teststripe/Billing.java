package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the invoices of subscriptions: licensed items ahead, metered ones in arrears.
 *
 * <p>Copies: https://docs.stripe.com/billing/invoices/subscription,
 * https://docs.stripe.com/billing/subscriptions/trials and
 * https://docs.stripe.com/billing/subscriptions/billing-mode/compare, flexible mode
 * (2026-07-29.dahlia): a metered item adds no line before it was used for a period, an invoice
 * without lines is not made, a trial's invoice says 0 for it.
 */
final class Billing {
    private final Books books;
    private final Drafts drafts;
    private final Usage usage;
    private final Collecting collecting;

    Billing(Books books, Drafts drafts, Usage usage, Collecting collecting) {
        this.books = books;
        this.drafts = drafts;
        this.usage = usage;
        this.collecting = collecting;
    }

    /** A draft for a subscription, looking back on a span; it does not yet have lines. */
    ObjectNode draft(ObjectNode subscription, String reason, Lines.Span span) {
        return drafts.draft(
                books.customer(subscription),
                subscription,
                reason,
                Json.need(subscription, "currency"),
                span);
    }

    /** One line for each licensed item, for the items' present period. */
    void licensed(ObjectNode invoice, ObjectNode subscription) {
        boolean trial = Json.is(subscription, "status", "trialing");
        for (var item : SubscriptionItems.of(subscription)) {
            var price = Json.object(item, "price");
            if (Prices.metered(price)) {
                continue;
            }
            var quantity = BigDecimal.valueOf(Json.number(item, "quantity"));
            var name = books.productName(price);
            var line =
                    Lines.ofItem(
                            item,
                            price,
                            quantity,
                            trial ? 0 : Prices.amount(price, quantity),
                            new Lines.Span(
                                    Json.number(item, "current_period_start"),
                                    Json.number(item, "current_period_end")),
                            trial ? name + ", trial" : quantity.toPlainString() + " × " + name);
            drafts.add(invoice, line);
        }
    }

    /** One line for each metered item, for what was used in a span. */
    void metered(ObjectNode invoice, ObjectNode subscription, Lines.Span span) {
        for (var item : SubscriptionItems.of(subscription)) {
            if (Prices.metered(Json.object(item, "price"))) {
                long from = Math.max(span.start(), Json.number(item, "_since"));
                var own = new Lines.Span(Math.min(from, span.end()), span.end());
                drafts.add(invoice, usage.line(item, Json.need(subscription, "customer"), own));
            }
        }
    }

    void waiting(ObjectNode invoice, ObjectNode subscription, boolean all) {
        drafts.takeWaiting(invoice, books.customer(subscription), subscription, all);
    }

    /** Adds the draft up and tells of it, or drops it when it has no lines. */
    @Nullable ObjectNode issue(ObjectNode invoice, ObjectNode subscription) {
        if (Drafts.lines(invoice).isEmpty()) {
            books.store().remove("invoice", Json.id(invoice));
            return null;
        }
        drafts.total(invoice);
        subscription.put("latest_invoice", Json.id(invoice));
        books.events().say("invoice.created", invoice);
        return invoice;
    }

    /**
     * Finalizes at once and tries the card; null when nothing is left to pay, else the decline
     * code.
     */
    @Nullable String collect(ObjectNode invoice) {
        collecting.finalizeInvoice(invoice);
        return Json.is(invoice, "status", "open") ? collecting.attempt(invoice, null) : null;
    }

    Collecting collecting() {
        return collecting;
    }

    Drafts drafts() {
        return drafts;
    }
}
