package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a checkout session shall sell.
 *
 * <p>Copies: https://docs.stripe.com/api/checkout/sessions/create (2026-07-29.dahlia): a quantity
 * for each licensed price and none for a metered one, 30 minutes to 24 hours to finish.
 */
final class CheckoutOrders {
    private final Books books;
    private final SubscriptionItems items;

    CheckoutOrders(Books books, SubscriptionItems items) {
        this.books = books;
        this.items = items;
    }

    ObjectNode create(Call call) {
        var params = call.params();
        var mode = params.oneOf("mode", "", "subscription", "payment", "setup");
        if (!"subscription".equals(mode)) {
            throw mode.isEmpty()
                    ? Refusal.missing("mode")
                    : Refusal.invalid(
                            "Test billing offers Checkout for mode=subscription only.", "mode");
        }
        params.oneOf("ui_mode", "hosted_page", "hosted_page");
        var named = params.text("customer");
        var customer = named == null ? null : books.named("customer", named, "customer");
        var email = params.text("customer_email");
        if (customer != null && email != null) {
            throw Refusal.invalid("Say either customer or customer_email.", "customer_email");
        }
        var data = params.groupOrEmpty("subscription_data");
        long now = books.times().now(customer == null ? null : Json.text(customer, "test_clock"));
        var lines = lines(params);
        long subtotal = subtotal(lines, data, now);
        long expires = params.number("expires_at", now + Times.DAY);
        if (expires < now + 29 * Times.MINUTE || expires > now + Times.DAY) {
            throw Refusal.invalid(
                    "A session expires 30 minutes to 24 hours after it was made.", "expires_at");
        }
        var id = Ids.next("cs_test");
        var session =
                Shape.of(CheckoutSessions.TABLE)
                        .with("id", id)
                        .with("_lines", lines)
                        .with("_data", data(data, now, params))
                        .with("allow_promotion_codes", params.flag("allow_promotion_codes"))
                        .with("amount_subtotal", subtotal)
                        .with("amount_total", subtotal)
                        .with("automatic_tax", tax(params, customer))
                        .with(
                                "billing_address_collection",
                                params.has("billing_address_collection")
                                        ? params.oneOf(
                                                "billing_address_collection",
                                                "auto",
                                                "auto",
                                                "required")
                                        : null)
                        .with("cancel_url", params.url("cancel_url"))
                        .with("client_reference_id", params.text("client_reference_id"))
                        .with("created", now)
                        .with("currency", Json.need(Json.object(lines.get(0), "price"), "currency"))
                        .with("customer", named)
                        .with("customer_creation", customer == null ? "always" : null)
                        .with(
                                "customer_details",
                                customer == null ? null : CheckoutSessions.details(customer))
                        .with("customer_email", email)
                        .with("discounts", discounts(params))
                        .with("expires_at", expires)
                        .with("locale", params.text("locale"))
                        .with("metadata", Subscriptions.metadata(params))
                        .with("mode", mode)
                        .with(
                                "payment_method_collection",
                                params.oneOf(
                                        "payment_method_collection",
                                        "always",
                                        "always",
                                        "if_required"))
                        .with("success_url", successUrl(params))
                        .with("url", books.url("/c/pay/" + id))
                        .node();
        params.texts("payment_method_types");
        params.groupOrEmpty("tax_id_collection").flag("enabled");
        var update = params.groupOrEmpty("customer_update");
        boolean asks = "auto".equals(update.oneOf("address", "never", "auto", "never"));
        if (customer != null && !asks && taxed(params) && !Tax.located(customer)) {
            throw Refusal.invalid(
                    "customer_tax_location_invalid",
                    "Automatic tax needs the customer's country: set it, or send"
                            + " customer_update[address]=auto.",
                    "automatic_tax");
        }
        update.oneOf("name", "never", "auto", "never");
        return books.store().add(session);
    }

    private static String successUrl(Params params) {
        var url = params.url("success_url");
        if (url == null) {
            throw Refusal.missing("success_url");
        }
        return url;
    }

    private ArrayNode lines(Params params) {
        var lines = Json.array();
        for (var sent : params.groups("line_items")) {
            var wanted = items.wanted(sent);
            if (!Prices.metered(wanted.price()) && !sent.has("quantity")) {
                throw Refusal.missing(sent.path("quantity"));
            }
            var adjustable = sent.group("adjustable_quantity");
            if (adjustable != null && adjustable.flag("enabled")) {
                throw Refusal.invalid(
                        "Test billing does not let buyers adjust quantities.",
                        sent.path("adjustable_quantity"));
            }
            lines.add(line(wanted));
        }
        if (lines.isEmpty()) {
            throw Refusal.missing("line_items");
        }
        return lines;
    }

    private ObjectNode line(SubscriptionItems.Wanted wanted) {
        var quantity = wanted.quantity();
        long amount =
                quantity == null ? 0 : Prices.amount(wanted.price(), BigDecimal.valueOf(quantity));
        return Shape.of("item")
                .with("id", Ids.next("li"))
                .with("amount_subtotal", amount)
                .with("amount_total", amount)
                .with("currency", Json.need(wanted.price(), "currency"))
                .with("description", books.productName(wanted.price()))
                .with("price", wanted.price().deepCopy())
                .with("quantity", quantity)
                .node();
    }

    private static long subtotal(ArrayNode lines, Params data, long now) {
        if (Subscriptions.trialEnd(data, now) != null) {
            return 0;
        }
        long sum = 0;
        for (var line : lines) {
            sum += Json.number(line, "amount_subtotal");
        }
        return sum;
    }

    private static ObjectNode data(Params data, long now, Params params) {
        var end = Subscriptions.trialEnd(data, now);
        data.groupOrEmpty("billing_mode").oneOf("type", "flexible", "flexible");
        return Json.of(
                "trial_seconds", end == null ? null : Long.valueOf(end - now),
                "trial_end", data.number("trial_end"),
                "metadata", Subscriptions.metadata(data),
                "description", data.text("description"),
                "missing_card", Subscriptions.missingCard(data),
                "tax", taxed(params));
    }

    private static ObjectNode tax(Params params, @Nullable ObjectNode customer) {
        var tax = Tax.automatic(taxed(params), customer);
        tax.remove("disabled_reason");
        return tax;
    }

    private ArrayNode discounts(Params params) {
        var kept = Json.array();
        for (var one : params.groups("discounts")) {
            var coupon = one.text("coupon");
            var code = one.text("promotion_code");
            if (coupon != null) {
                books.named("coupon", coupon, "discounts[0][coupon]");
            }
            if (code != null) {
                books.named("promotion_code", code, "discounts[0][promotion_code]");
            }
            kept.add(Json.of("coupon", coupon, "promotion_code", code));
        }
        if (!kept.isEmpty() && params.flag("allow_promotion_codes")) {
            throw Refusal.invalid("Say either discounts or allow_promotion_codes.", "discounts");
        }
        return kept;
    }

    private static boolean taxed(Params params) {
        return params.groupOrEmpty("automatic_tax").flag("enabled");
    }
}
