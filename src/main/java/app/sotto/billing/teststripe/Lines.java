package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of an invoice, and the invoice items that wait to become lines.
 *
 * <p>Copies: https://docs.stripe.com/api/invoice-line-item and
 * https://docs.stripe.com/api/invoiceitems (2026-07-29.dahlia).
 */
final class Lines {
    /** From when to when a line counts, in seconds. */
    record Span(long start, long end) {
        ObjectNode period() {
            return Json.of("start", start, "end", end);
        }
    }

    private Lines() {}

    /** A line for a subscription's item. */
    static ObjectNode ofItem(
            ObjectNode item,
            ObjectNode price,
            BigDecimal quantity,
            long amount,
            Span span,
            String description) {
        var parent =
                Json.of(
                        "invoice_item", null,
                        "proration", false,
                        "proration_details", Json.of("credited_items", null),
                        "subscription", Json.need(item, "subscription"),
                        "subscription_item", Json.id(item));
        return line(
                Json.of(
                        "invoice_item_details",
                        null,
                        "subscription_item_details",
                        parent,
                        "type",
                        "subscription_item_details"),
                price,
                quantity,
                amount,
                span,
                description);
    }

    private static ObjectNode line(
            ObjectNode parent,
            ObjectNode price,
            BigDecimal quantity,
            long amount,
            Span span,
            String description) {
        return Shape.of("line_item")
                .with("id", Ids.next("il"))
                .with("_inclusive", Json.is(price, "tax_behavior", "inclusive"))
                .with("amount", amount)
                .with("currency", Json.need(price, "currency"))
                .with("description", description)
                .with("parent", parent)
                .with("period", span.period())
                .with("pricing", pricing(price))
                .with("quantity", quantity.setScale(0, RoundingMode.HALF_UP).longValueExact())
                .with("quantity_decimal", quantity.stripTrailingZeros().toPlainString())
                .with(
                        "subscription",
                        Json.text(parent.path("subscription_item_details"), "subscription"))
                .with("subtotal", amount)
                .node();
    }

    static ObjectNode pricing(ObjectNode price) {
        return Json.of(
                "price_details",
                        Json.of("price", Json.id(price), "product", Json.need(price, "product")),
                "type", "price_details",
                "unit_amount_decimal", Json.text(price, "unit_amount_decimal"));
    }

    /** The line that a waiting invoice item becomes. */
    static ObjectNode ofWaiting(ObjectNode waiting) {
        var subscription =
                Json.text(waiting.path("parent").path("subscription_details"), "subscription");
        boolean proration = Json.flag(waiting, "proration");
        var details =
                Json.of(
                        "invoice_item",
                        Json.id(waiting),
                        "proration",
                        proration,
                        "proration_details",
                        Json.of("credited_items", credited(waiting)),
                        "subscription",
                        subscription);
        boolean ofSubscription = proration && subscription != null;
        if (ofSubscription) {
            details.set(
                    "subscription_item",
                    waiting.path("parent").path("subscription_details").path("subscription_item"));
        }
        return Json.of(
                "id", Ids.next("il"),
                "object", "line_item",
                "_inclusive", Json.flag(waiting, "_inclusive"),
                "amount", Json.number(waiting, "amount"),
                "currency", Json.need(waiting, "currency"),
                "description", Json.text(waiting, "description"),
                "discount_amounts", Json.array(),
                "discountable", Json.flag(waiting, "discountable"),
                "discounts", Json.array(),
                "invoice", null,
                "livemode", false,
                "metadata", waiting.path("metadata").deepCopy(),
                "parent",
                        Json.of(
                                "invoice_item_details", ofSubscription ? null : details,
                                "subscription_item_details", ofSubscription ? details : null,
                                "type",
                                        ofSubscription
                                                ? "subscription_item_details"
                                                : "invoice_item_details"),
                "period", waiting.path("period").deepCopy(),
                "pretax_credit_amounts", Json.array(),
                "pricing", waiting.path("pricing").deepCopy(),
                "quantity", Json.number(waiting, "quantity"),
                "quantity_decimal", Json.text(waiting, "quantity_decimal"),
                "subscription", subscription,
                "subtotal", Json.number(waiting, "amount"),
                "taxes", Json.array());
    }

    private static @Nullable ObjectNode credited(ObjectNode waiting) {
        return waiting.path("_credited") instanceof ObjectNode credited
                ? credited.deepCopy()
                : null;
    }

    /** An invoice item that waits for the next invoice of its customer or subscription. */
    static ObjectNode waiting(
            ObjectNode customer, String currency, long amount, Span span, String description) {
        return Shape.of("invoiceitem")
                .with("id", Ids.next("ii"))
                .with("amount", amount)
                .with("currency", currency)
                .with("customer", Json.id(customer))
                .with("date", span.start())
                .with("description", description)
                .with("net_amount", amount)
                .with("period", span.period())
                .with("test_clock", Json.text(customer, "test_clock"))
                .node();
    }
}
