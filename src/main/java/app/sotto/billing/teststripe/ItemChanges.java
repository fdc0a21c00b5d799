package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds, reprices, requantifies and removes the items of a subscription.
 *
 * <p>Copies: https://docs.stripe.com/api/subscriptions/update#update_subscription-items
 * (2026-07-29.dahlia).
 */
final class ItemChanges {
    /**
     * What a change leaves to prorate: the item as it was, if it was, and as it is, if it still is.
     */
    record Part(@Nullable ObjectNode was, @Nullable ObjectNode is) {
        void prorate(Prorating prorating, ObjectNode subscription, long at) {
            if (was != null) {
                prorating.credit(subscription, was, at);
            }
            if (is != null) {
                prorating.charge(subscription, is, at);
            }
        }
    }

    private final Books books;
    private final SubscriptionItems items;

    ItemChanges(Books books, SubscriptionItems items) {
        this.books = books;
        this.items = items;
    }

    List<Part> apply(ObjectNode subscription, List<Params> wanted) {
        var parts = new ArrayList<Part>();
        for (var one : wanted) {
            var part = change(subscription, one);
            if (part.was() == null || part.is() == null || !same(part.was(), part.is())) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static boolean same(ObjectNode was, ObjectNode is) {
        return Json.number(was, "quantity") == Json.number(is, "quantity")
                && Json.id(Json.object(was, "price")).equals(Json.id(Json.object(is, "price")));
    }

    private Part change(ObjectNode subscription, Params wanted) {
        var list = Json.items(Json.object(subscription, "items"), "data");
        var id = wanted.text("id");
        boolean deleted = wanted.flag("deleted");
        boolean clear = wanted.flag("clear_usage");
        if (id == null) {
            return new Part(null, add(list, subscription, wanted));
        }
        var item = find(subscription, id, wanted.path("id"));
        var was = item.deepCopy();
        if (deleted) {
            remove(list, item, clear, wanted);
            return new Part(was, null);
        }
        reprice(item, wanted);
        return new Part(was, item);
    }

    private ObjectNode add(ArrayNode list, ObjectNode subscription, Params wanted) {
        long now = books.times().now(subscription);
        var item =
                SubscriptionItems.item(
                        items.wanted(wanted),
                        Json.id(subscription),
                        now,
                        SubscriptionItems.periodStart(subscription),
                        SubscriptionItems.periodEnd(subscription));
        item.put("_since", now);
        list.add(item);
        return item;
    }

    private void reprice(ObjectNode item, Params wanted) {
        var price = wanted.has("price") ? items.price(wanted) : Json.object(item, "price");
        var order = items.wanted(price, wanted);
        boolean keepsQuantity =
                order.quantity() != null && !wanted.has("quantity") && item.has("quantity");
        SubscriptionItems.reprice(
                item,
                keepsQuantity
                        ? new SubscriptionItems.Wanted(price, Json.number(item, "quantity"), null)
                        : order);
        wanted.metadata(item);
    }

    private static void remove(ArrayNode list, ObjectNode item, boolean clear, Params wanted) {
        if (Prices.metered(Json.object(item, "price")) && !clear) {
            throw Refusal.invalid(
                    "A metered item is removed with clear_usage=true; its usage is then not billed.",
                    wanted.path("clear_usage"));
        }
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).equals(item)) {
                list.remove(i);
            }
        }
        if (list.isEmpty()) {
            throw Refusal.invalid(
                    "A subscription must have at least one item.", wanted.path("deleted"));
        }
    }

    private static ObjectNode find(ObjectNode subscription, String id, String param) {
        return SubscriptionItems.of(subscription).stream()
                .filter(item -> Json.id(item).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuch("subscription_item", id, param));
    }
}
