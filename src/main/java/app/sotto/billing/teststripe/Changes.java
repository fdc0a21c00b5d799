package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes what a subscription is made of and when it is billed.
 *
 * <p>Copies: https://docs.stripe.com/api/subscriptions/update and
 * https://docs.stripe.com/billing/subscriptions/change-price (2026-07-29.dahlia): a change is
 * billed with the next invoice, or at once with {@code always_invoice}; another interval, a move
 * between free and paid, an ended trial or {@code billing_cycle_anchor=now} begin a new period and
 * bill at once.
 */
final class Changes {
    /**
     * Whether the change asks for an invoice now; whether a new period began, and where the old one
     * had begun.
     */
    record Made(boolean invoiceNow, boolean newPeriod, Lines.Span old) {}

    private final Books books;
    private final SubscriptionItems items;
    private final Prorating prorating;
    private final Billing billing;

    Changes(Books books, SubscriptionItems items, Prorating prorating, Billing billing) {
        this.books = books;
        this.items = items;
        this.prorating = prorating;
        this.billing = billing;
    }

    /** Changes items and periods as the parameters say; bills nothing yet. */
    Made apply(ObjectNode subscription, Params params) {
        long now = books.times().now(subscription);
        var behavior =
                params.oneOf(
                        "proration_behavior",
                        "create_prorations",
                        "create_prorations",
                        "always_invoice",
                        "none");
        boolean prorate = !"none".equals(behavior);
        long at = at(subscription, params, now);
        var old = new Lines.Span(SubscriptionItems.periodStart(subscription), now);
        var before = shape(subscription);
        boolean endsTrial = endsTrial(subscription, params, now);
        boolean changed = false;
        for (var wanted : params.groups("items")) {
            change(subscription, wanted, prorate, at, now);
            changed = true;
        }
        SubscriptionItems.sameInterval(
                SubscriptionItems.of(subscription).stream()
                        .map(item -> Json.object(item, "price"))
                        .toList());
        boolean anchorNow =
                "now".equals(params.oneOf("billing_cycle_anchor", "unchanged", "now", "unchanged"));
        boolean trialing = Json.is(subscription, "status", "trialing");
        boolean fresh =
                endsTrial || anchorNow || (!trialing && shifts(before, shape(subscription)));
        if (fresh) {
            begin(subscription, before, prorate && !endsTrial, at, now);
        }
        return new Made(fresh || (changed && "always_invoice".equals(behavior)), fresh, old);
    }

    private static long at(ObjectNode subscription, Params params, long now) {
        long at = params.number("proration_date", now);
        if (at < SubscriptionItems.periodStart(subscription)
                || at > SubscriptionItems.periodEnd(subscription)) {
            throw Refusal.invalid(
                    "The proration date must lie in the current period.",
                    params.path("proration_date"));
        }
        return at;
    }

    private void change(
            ObjectNode subscription, Params wanted, boolean prorate, long at, long now) {
        var list = Json.items(Json.object(subscription, "items"), "data");
        var id = wanted.text("id");
        boolean deleted = wanted.flag("deleted");
        boolean clear = wanted.flag("clear_usage");
        var item = id == null ? null : find(subscription, id, wanted.path("id"));
        if (item != null && prorate && (deleted || wanted.has("price") || wanted.has("quantity"))) {
            prorating.credit(subscription, item, at);
        }
        if (deleted) {
            remove(list, item, clear, wanted);
            return;
        }
        var price =
                wanted.has("price") || item == null
                        ? items.price(wanted)
                        : Json.object(item, "price");
        var order = items.wanted(price, wanted);
        if (item == null) {
            item =
                    SubscriptionItems.item(
                            order,
                            Json.id(subscription),
                            now,
                            SubscriptionItems.periodStart(subscription),
                            SubscriptionItems.periodEnd(subscription));
            item.put("_since", now);
            list.add(item);
        } else {
            var kept =
                    order.quantity() != null && !wanted.has("quantity") && item.has("quantity")
                            ? new SubscriptionItems.Wanted(
                                    price, Json.number(item, "quantity"), null)
                            : order;
            SubscriptionItems.reprice(item, kept);
            wanted.metadata(item);
        }
        if (prorate && (id == null || wanted.has("price") || wanted.has("quantity"))) {
            prorating.charge(subscription, item, at);
        }
    }

    private static void remove(
            ArrayNode list, @Nullable ObjectNode item, boolean clear, Params wanted) {
        if (item == null) {
            throw Refusal.missing(wanted.path("id"));
        }
        if (Prices.metered(Json.object(item, "price")) && !clear) {
            throw Refusal.invalid(
                    "A metered item is removed with clear_usage=true; its usage is then not billed.",
                    wanted.path("clear_usage"));
        }
        for (int i = 0; i < list.size(); i++) {
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

    private static boolean endsTrial(ObjectNode subscription, Params params, long now) {
        var end = params.text("trial_end");
        if (end == null) {
            return false;
        }
        if ("now".equals(end)) {
            boolean trialing = Json.is(subscription, "status", "trialing");
            if (trialing) {
                subscription.put("trial_end", now).put("status", "active");
            }
            return trialing;
        }
        long later = params.number("trial_end", 0);
        if (later <= now || !Json.is(subscription, "status", "trialing")) {
            throw Refusal.invalid(
                    "Only a running trial can be moved, and only to a later time.", "trial_end");
        }
        subscription.put("trial_end", later).put("billing_cycle_anchor", later);
        SubscriptionItems.of(subscription).forEach(item -> item.put("current_period_end", later));
        return false;
    }

    /** What decides whether a change begins a new period. */
    private record Shape(String interval, boolean free, List<ObjectNode> items) {}

    private static Shape shape(ObjectNode subscription) {
        var all = SubscriptionItems.of(subscription);
        var recurring = Json.object(SubscriptionItems.firstPrice(subscription), "recurring");
        boolean free =
                all.stream()
                        .map(item -> Json.object(item, "price"))
                        .allMatch(price ->
                                !Prices.metered(price)
                                        && Json.decimal(price, "unit_amount_decimal")
                                                        .compareTo(BigDecimal.ZERO)
                                                == 0);
        return new Shape(
                Json.need(recurring, "interval") + Json.number(recurring, "interval_count"),
                free,
                all.stream().map(Json::copy).toList());
    }

    private static boolean shifts(Shape before, Shape after) {
        return !before.interval().equals(after.interval()) || before.free() != after.free();
    }

    /**
     * Begins a new period now; what was waiting to charge for the rest of the old one is dropped
     * for whole lines.
     */
    private void begin(ObjectNode subscription, Shape before, boolean prorate, long at, long now) {
        for (var waiting :
                books.store().matching("invoiceitem", one -> isChange(one, subscription, now))) {
            books.store().remove("invoiceitem", Json.id(waiting));
        }
        if (prorate) {
            before.items().forEach(item -> prorating.credit(subscription, item, at));
        }
        subscription.put("billing_cycle_anchor", now);
        long end = Periods.end(now, now, SubscriptionItems.firstPrice(subscription));
        SubscriptionItems.of(subscription)
                .forEach(item ->
                        item.put("current_period_start", now).put("current_period_end", end));
    }

    private boolean isChange(ObjectNode waiting, ObjectNode subscription, long now) {
        return Json.flag(waiting, "proration")
                && !Json.has(waiting, "invoice")
                && Json.number(waiting, "date") == now
                && books.store().before("invoiceitem", Json.id(waiting)) == null
                && Json.id(subscription)
                        .equals(
                                Json.text(
                                        waiting.path("parent").path("subscription_details"),
                                        "subscription"));
    }

    /** The invoice for a change that asks for one now; null when there is nothing on it. */
    @Nullable ObjectNode bill(ObjectNode subscription, Made made) {
        var draft = billing.draft(subscription, "subscription_update", made.old());
        if (made.newPeriod()) {
            billing.metered(draft, subscription, made.old());
            billing.licensed(draft, subscription);
        }
        billing.waiting(draft, subscription, made.newPeriod());
        return billing.issue(draft, subscription);
    }
}
