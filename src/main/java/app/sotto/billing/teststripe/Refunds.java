package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives charges back, whole or in part.
 *
 * <p>Copies: https://docs.stripe.com/api/refunds and https://docs.stripe.com/refunds
 * (2026-07-29.dahlia). Every refund succeeds at once.
 */
final class Refunds {
    private final Books books;

    Refunds(Books books) {
        this.books = books;
    }

    void routes(Router router, Expansion expansion) {
        router.post("/v1/refunds", this::create)
                .get(
                        "/v1/refunds",
                        call ->
                                Listing.of(
                                        call,
                                        books.store(),
                                        "refund",
                                        Listing.where(call.params(), "charge", "payment_intent")))
                .get("/v1/refunds/:id", call -> books.named("refund", call.id(), "refund"));
        expansion.onRequest(
                "charge",
                "refunds",
                charge ->
                        Json.listObject(
                                books.store()
                                        .matching(
                                                "refund",
                                                one -> Json.is(one, "charge", Json.id(charge)))
                                        .reversed(),
                                "/v1/charges/" + Json.id(charge) + "/refunds"));
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var intent = params.text("payment_intent");
        var charge =
                intent == null
                        ? books.named("charge", params.required("charge"), "charge")
                        : latest(books.named("payment_intent", intent, "payment_intent"));
        var reason = params.oneOf("reason", "", "duplicate", "fraudulent", "requested_by_customer");
        var refund = refund(charge, params.number("amount"), reason.isEmpty() ? null : reason);
        params.metadata(refund);
        return refund;
    }

    private ObjectNode latest(ObjectNode intent) {
        if (!Json.is(intent, "status", "succeeded")) {
            throw Refusal.invalid(
                    "This payment has no successful charge to refund.", "payment_intent");
        }
        return books.store().get("charge", Json.need(intent, "latest_charge"));
    }

    /** Refunds an amount in cents, or all that is left. */
    ObjectNode refund(ObjectNode charge, @Nullable Long wanted, @Nullable String reason) {
        long left = Json.number(charge, "amount_captured") - Json.number(charge, "amount_refunded");
        if (left == 0) {
            throw Refusal.invalid(
                    "charge_already_refunded", "This charge has been refunded already.", null);
        }
        if (Json.flag(charge, "disputed")) {
            throw Refusal.invalid("charge_disputed", "This charge is disputed.", null);
        }
        long amount = wanted == null ? left : wanted;
        if (amount < 1 || amount > left) {
            throw Refusal.invalid(
                    "Refund amount ("
                            + amount
                            + ") must be 1 to the unrefunded amount ("
                            + left
                            + ").",
                    "amount");
        }
        var customer = books.customer(charge);
        var refund =
                Shape.of("refund")
                        .with("id", Ids.next("re"))
                        .with("amount", amount)
                        .with("charge", Json.id(charge))
                        .with("created", books.times().now(customer))
                        .with("currency", Json.need(charge, "currency"))
                        .with("customer", Json.id(customer))
                        .with("payment_intent", Json.text(charge, "payment_intent"))
                        .with("payment_method", Json.text(charge, "payment_method"))
                        .with("reason", reason)
                        .node();
        books.store().add(refund);
        long refunded = Json.number(charge, "amount_refunded") + amount;
        charge.put("amount_refunded", refunded);
        charge.put("refunded", refunded == Json.number(charge, "amount_captured"));
        var clock = Json.text(customer, "test_clock");
        books.events().say("refund.created", refund, clock);
        books.events().say("charge.refunded", charge, clock);
        return refund;
    }
}
