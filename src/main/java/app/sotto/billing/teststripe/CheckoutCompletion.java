package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a checkout session that was filled in into a customer, a card and a subscription.
 *
 * <p>Copies: https://docs.stripe.com/payments/subscriptions and
 * https://docs.stripe.com/api/checkout/sessions/object (2026-07-29.dahlia): the card becomes the
 * subscription's default; {@code payment_status} is {@code no_payment_required} when nothing was
 * due.
 */
final class CheckoutCompletion {
    private final Books books;
    private final Customers customers;
    private final PaymentMethods methods;
    private final Openings openings;
    private final Discounts discounts;

    CheckoutCompletion(
            Books books,
            Customers customers,
            PaymentMethods methods,
            Openings openings,
            Discounts discounts) {
        this.books = books;
        this.customers = customers;
        this.methods = methods;
        this.openings = openings;
        this.discounts = discounts;
    }

    long now(ObjectNode session) {
        var id = Json.text(session, "customer");
        return id == null
                ? books.times().wall()
                : books.times().now(books.store().get("customer", id));
    }

    boolean trial(ObjectNode session) {
        return Json.has(Json.object(session, "_data"), "trial_seconds");
    }

    boolean needsNoCard(ObjectNode session) {
        return Json.is(session, "payment_method_collection", "if_required")
                && (trial(session) || Json.number(session, "amount_total") == 0);
    }

    ObjectNode typedCode(ObjectNode session, String code) {
        return discounts.typed(code, Json.text(session, "customer"), now(session));
    }

    /** Where the browser goes on when all went well; a refusal when the card was declined. */
    String complete(
            ObjectNode session, Visit visit, CardForm.@Nullable Typed typed, boolean confirmed) {
        var customer = customer(session, visit);
        var method = typed == null ? null : CardForm.saved(methods, typed, customer, confirmed);
        var subscription = openings.begin(order(session, customer, method));
        redeem(session, subscription, visit);
        var declined = openings.bill(subscription, true);
        if (declined != null) {
            throw Cards.declined(declined);
        }
        session.put("subscription", Json.id(subscription)).put("status", "complete").putNull("url");
        session.put("customer", Json.id(customer));
        session.set("customer_details", CheckoutSessions.details(customer));
        amounts(session, subscription);
        books.events()
                .say("checkout.session.completed", session, Json.text(customer, "test_clock"));
        return Json.need(session, "success_url").replace("{CHECKOUT_SESSION_ID}", Json.id(session));
    }

    private ObjectNode customer(ObjectNode session, Visit visit) {
        var id = Json.text(session, "customer");
        var customer = id == null ? customers.fresh(null) : books.store().get("customer", id);
        if (id == null) {
            customer.put("email", visit.typed("email"));
            books.store().add(customer);
        }
        var country = visit.typed("country").toUpperCase(Locale.ROOT);
        if (!country.isEmpty()) {
            customer.set(
                    "address",
                    Json.of(
                            "city",
                            null,
                            "country",
                            country,
                            "line1",
                            null,
                            "line2",
                            null,
                            "postal_code",
                            visit.typed("postal_code"),
                            "state",
                            null));
        }
        books.events().say(id == null ? "customer.created" : "customer.updated", customer);
        return customer;
    }

    private Openings.Order order(
            ObjectNode session, ObjectNode customer, @Nullable ObjectNode method) {
        var data = Json.object(session, "_data");
        var wanted = new ArrayList<SubscriptionItems.Wanted>();
        for (var line : CheckoutSessions.lines(session)) {
            wanted.add(
                    new SubscriptionItems.Wanted(
                            Json.object(line, "price"),
                            Json.has(line, "quantity") ? Json.number(line, "quantity") : null,
                            null));
        }
        return new Openings.Order(
                customer,
                wanted,
                trialEnd(data, customer),
                Json.object(data, "metadata").deepCopy(),
                Json.flag(data, "tax"),
                method == null ? null : Json.id(method),
                Json.text(data, "description"),
                Json.need(data, "missing_card"));
    }

    private @Nullable Long trialEnd(ObjectNode data, ObjectNode customer) {
        if (Json.has(data, "trial_end")) {
            return Json.number(data, "trial_end");
        }
        long seconds = Json.number(data, "trial_seconds");
        return seconds == 0 ? null : Long.valueOf(books.times().now(customer) + seconds);
    }

    private void redeem(ObjectNode session, ObjectNode subscription, Visit visit) {
        var ids = Json.array();
        for (var one : Json.items(session, "discounts")) {
            var params = new Params(strip((ObjectNode) one));
            ids.addAll(discounts.redeem(List.of(params), subscription, Json.id(session)));
        }
        if (!visit.typed("code").isEmpty()) {
            var code = typedCode(session, visit.typed("code"));
            ids.add(discounts.redeemCode(code, subscription, Json.id(session)));
            Json.items(session, "discounts")
                    .add(
                            Json.of(
                                    "coupon",
                                    Json.id(discounts.coupon(code)),
                                    "promotion_code",
                                    Json.id(code)));
        }
        subscription.set("discounts", ids);
    }

    private static ObjectNode strip(ObjectNode discount) {
        return Json.has(discount, "promotion_code")
                ? Json.of("promotion_code", Json.text(discount, "promotion_code"))
                : Json.of("coupon", Json.text(discount, "coupon"));
    }

    private void amounts(ObjectNode session, ObjectNode subscription) {
        var id = Json.text(subscription, "latest_invoice");
        var invoice = id == null ? null : books.store().get("invoice", id);
        Json.set(session, "invoice", id);
        long total = invoice == null ? 0 : Json.number(invoice, "total");
        session.put("amount_total", total);
        session.put("amount_subtotal", invoice == null ? 0 : Json.number(invoice, "subtotal"));
        session.put("payment_status", total == 0 ? "no_payment_required" : "paid");
        if (invoice != null) {
            Json.object(session, "total_details")
                    .put("amount_discount", sum(invoice, "total_discount_amounts"))
                    .put("amount_tax", sum(invoice, "total_taxes"));
            if (Json.flag(Json.object(session, "automatic_tax"), "enabled")) {
                Json.object(session, "automatic_tax").put("status", "complete");
            }
        }
    }

    private static long sum(ObjectNode invoice, String field) {
        long sum = 0;
        for (var part : Json.items(invoice, field)) {
            sum += Json.number(part, "amount");
        }
        return sum;
    }
}
