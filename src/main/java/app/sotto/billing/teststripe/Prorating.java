package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Credits what was paid and not used, and charges what is used and not paid, when items change
 * mid-period.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/prorations (2026-07-29.dahlia): by the
 * second, amount = unit price × quantity × seconds left ÷ seconds of the period, each line rounded
 * to whole cents, half cents up (away from zero for credits). Percentage discounts are inside the
 * amounts. A trial and metered items prorate to nothing.
 */
final class Prorating {
    private final Books books;
    private final Discounts discounts;

    Prorating(Books books, Discounts discounts) {
        this.books = books;
        this.discounts = discounts;
    }

    void creditAll(ObjectNode subscription, long at) {
        SubscriptionItems.of(subscription).forEach(item -> credit(subscription, item, at));
    }

    /** Drops what still waits to be billed or credited. */
    void forget(ObjectNode subscription) {
        for (var waiting :
                books.store()
                        .matching("invoiceitem", one -> isWaitingFor(one, Json.id(subscription)))) {
            books.store().remove("invoiceitem", Json.id(waiting));
        }
    }

    private static boolean isWaitingFor(ObjectNode item, String subscription) {
        var details = item.path("parent").path("subscription_details");
        return Json.flag(item, "proration")
                && !Json.has(item, "invoice")
                && Json.is(details, "subscription", subscription);
    }

    /** What is left of an item as it stands. */
    void credit(ObjectNode subscription, ObjectNode item, long at) {
        wait(subscription, item, at, -1, "Unused time on ");
    }

    /** What an item costs for the rest of its period. */
    void charge(ObjectNode subscription, ObjectNode item, long at) {
        wait(subscription, item, at, 1, "Remaining time on ");
    }

    private void wait(ObjectNode subscription, ObjectNode item, long at, int sign, String what) {
        var price = Json.object(item, "price");
        if (Prices.metered(price) || Json.is(subscription, "status", "trialing")) {
            return;
        }
        var span = new Lines.Span(at, Json.number(item, "current_period_end"));
        long amount = sign * part(subscription, item, at);
        long quantity = Json.number(item, "quantity");
        if (amount == 0) {
            return;
        }
        var customer = books.customer(subscription);
        var text = what + quantity + " × " + books.productName(price) + " after " + Periods.day(at);
        var waiting = Lines.waiting(customer, Json.need(price, "currency"), amount, span, text);
        waiting.put("date", books.times().now(customer))
                .put("discountable", false)
                .put("proration", true);
        waiting.put("quantity", quantity).put("quantity_decimal", String.valueOf(quantity));
        waiting.put("_inclusive", Json.is(price, "tax_behavior", "inclusive"));
        waiting.set("pricing", Lines.pricing(price));
        waiting.set(
                "proration_details",
                Json.of("credited_items", null, "discount_amounts", Json.array()));
        waiting.set(
                "parent",
                Json.of(
                        "subscription_details",
                        Json.of(
                                "subscription",
                                Json.id(subscription),
                                "subscription_item",
                                Json.id(item)),
                        "type",
                        "subscription_details"));
        books.store().add(waiting);
        books.events().say("invoiceitem.created", waiting);
    }

    private long part(ObjectNode subscription, ObjectNode item, long at) {
        long start = Json.number(item, "current_period_start");
        long end = Json.number(item, "current_period_end");
        return Json.decimal(Json.object(item, "price"), "unit_amount_decimal")
                .multiply(BigDecimal.valueOf(Json.number(item, "quantity")))
                .multiply(discounts.factor(subscription, at))
                .multiply(BigDecimal.valueOf(end - at))
                .divide(BigDecimal.valueOf(end - start), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
