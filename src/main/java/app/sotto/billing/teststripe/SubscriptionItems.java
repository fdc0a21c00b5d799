package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a subscription is made of: prices, with a quantity where they are licensed.
 *
 * <p>Copies: https://docs.stripe.com/api/subscription_items (2026-07-29.dahlia). All items of one
 * subscription share one billing interval here.
 */
final class SubscriptionItems {
    /** A price that is wanted, and how many of it. */
    record Wanted(ObjectNode price, @Nullable Long quantity, @Nullable ObjectNode metadata) {}

    private final Books books;

    SubscriptionItems(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.get("/v1/subscription_items", this::list)
                .get("/v1/subscription_items/:id", call -> find(call.id()));
    }

    private ObjectNode list(Call call) {
        var subscription =
                books.named("subscription", call.params().required("subscription"), "subscription");
        return Listing.page(call, of(subscription));
    }

    private ObjectNode find(String id) {
        for (var subscription : books.store().matching("subscription", one -> true)) {
            for (var item : of(subscription)) {
                if (Json.id(item).equals(id)) {
                    return item;
                }
            }
        }
        throw Refusal.noSuch("subscription item", id, "item");
    }

    static List<ObjectNode> of(ObjectNode subscription) {
        var items = new ArrayList<ObjectNode>();
        Json.items(Json.object(subscription, "items"), "data")
                .forEach(item -> items.add((ObjectNode) item));
        return items;
    }

    static long periodStart(ObjectNode subscription) {
        return Json.number(of(subscription).getFirst(), "current_period_start");
    }

    static long periodEnd(ObjectNode subscription) {
        return Json.number(of(subscription).getFirst(), "current_period_end");
    }

    static ObjectNode firstPrice(ObjectNode subscription) {
        return Json.object(of(subscription).getFirst(), "price");
    }

    /** Reads {@code items[n]} or {@code line_items[n]} for a new subscription. */
    Wanted wanted(Params params) {
        return wanted(price(params), params);
    }

    Wanted wanted(ObjectNode price, Params params) {
        if (!Json.flag(price, "active")) {
            throw Refusal.invalid(
                    "price_inactive",
                    "The price `" + Json.id(price) + "` is inactive.",
                    params.path("price"));
        }
        if (!Json.has(price, "recurring")) {
            throw Refusal.invalid(
                    "A subscription takes recurring prices only.", params.path("price"));
        }
        var quantity = params.number("quantity");
        if (Prices.metered(price) && quantity != null) {
            throw Refusal.invalid(
                    "Quantity cannot be set for metered usage.", params.path("quantity"));
        }
        if (quantity != null && quantity < 0) {
            throw Refusal.invalid(
                    "parameter_invalid_integer",
                    "A quantity is 0 or more.",
                    params.path("quantity"));
        }
        return new Wanted(
                price,
                Prices.metered(price) ? null : quantity == null ? Long.valueOf(1) : quantity,
                params.free("metadata"));
    }

    ObjectNode price(Params params) {
        return books.named("price", params.required("price"), params.path("price"));
    }

    static void sameInterval(List<ObjectNode> prices) {
        var first = prices.getFirst().path("recurring");
        for (var price : prices) {
            var recurring = price.path("recurring");
            if (!Json.is(recurring, "interval", Json.need(first, "interval"))
                    || Json.number(recurring, "interval_count")
                            != Json.number(first, "interval_count")
                    || !Json.need(price, "currency")
                            .equals(Json.need(prices.getFirst(), "currency"))) {
                throw Refusal.invalid(
                        "All prices of a subscription share one billing interval and currency here.",
                        "items");
            }
        }
    }

    static ObjectNode item(Wanted wanted, String subscription, long now, long start, long end) {
        var item =
                Shape.of("subscription_item")
                        .with("id", Ids.next("si"))
                        .with("created", now)
                        .with("current_period_end", end)
                        .with("current_period_start", start)
                        .with("metadata", wanted.metadata() == null ? Json.of() : wanted.metadata())
                        .with("plan", plan(wanted.price()))
                        .with("price", wanted.price().deepCopy())
                        .with("subscription", subscription)
                        .node();
        if (wanted.quantity() != null) {
            item.put("quantity", wanted.quantity());
        }
        return item;
    }

    static void reprice(ObjectNode item, Wanted wanted) {
        item.set("price", wanted.price().deepCopy());
        item.set("plan", plan(wanted.price()));
        item.remove("quantity");
        if (wanted.quantity() != null) {
            item.put("quantity", wanted.quantity());
        }
    }

    private static ObjectNode plan(ObjectNode price) {
        var recurring = Json.object(price, "recurring");
        return Shape.of("plan")
                .with("id", Json.id(price))
                .with("active", Json.flag(price, "active"))
                .with("amount", price.path("unit_amount").deepCopy())
                .with("amount_decimal", Json.text(price, "unit_amount_decimal"))
                .with("created", Json.number(price, "created"))
                .with("currency", Json.text(price, "currency"))
                .with("interval", Json.text(recurring, "interval"))
                .with("interval_count", Json.number(recurring, "interval_count"))
                .with("meter", Json.text(recurring, "meter"))
                .with("nickname", Json.text(price, "nickname"))
                .with("product", Json.text(price, "product"))
                .with("usage_type", Json.text(recurring, "usage_type"))
                .node();
    }
}
