package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Charges cards: a payment intent that says how it went, and a charge for each try.
 *
 * <p>Copies: https://docs.stripe.com/api/payment_intents and https://docs.stripe.com/api/charges
 * (2026-07-29.dahlia), read only: invoices make them.
 */
final class Payments {
    private final Books books;

    Payments(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.get("/v1/payment_intents", call -> list(call, "payment_intent"))
                .get(
                        "/v1/payment_intents/:id",
                        call -> books.named("payment_intent", call.id(), "intent"))
                .get("/v1/charges", call -> list(call, "charge"))
                .get("/v1/charges/:id", call -> books.named("charge", call.id(), "id"));
    }

    private ObjectNode list(Call call, String table) {
        var params = call.params();
        return Listing.of(
                call,
                books.store(),
                table,
                "charge".equals(table)
                        ? Listing.where(params, "customer", "payment_intent")
                        : Listing.where(params, "customer"));
    }

    /** The intent for an invoice, not yet tried. */
    ObjectNode intent(
            ObjectNode customer, long amount, String currency, @Nullable String description) {
        var id = Ids.next("pi");
        return books.store()
                .add(
                        Shape.of("payment_intent")
                                .with("id", id)
                                .with("amount", amount)
                                .with("client_secret", id + "_secret_" + Ids.random(24))
                                .with("created", books.times().now(customer))
                                .with("currency", currency)
                                .with("customer", Json.id(customer))
                                .with("description", description)
                                .node());
    }

    /** Tries a card; says the decline code when it fails, null when the money came. */
    @Nullable String charge(ObjectNode intent, ObjectNode customer, ObjectNode method) {
        var card = Cards.known(Json.need(method, "_number"));
        boolean confirm = card.confirms() && !Json.flag(method, "_confirmed");
        var code = confirm ? "authentication_required" : card.chargeFails();
        var charge = charge(intent, customer, method, code);
        var clock = Json.text(customer, "test_clock");
        intent.put("latest_charge", Json.id(charge));
        if (code == null) {
            intent.put("status", "succeeded").put("payment_method", Json.id(method));
            intent.put("amount_received", Json.number(intent, "amount"));
            intent.putNull("last_payment_error");
            books.events().say("charge.succeeded", charge, clock);
            books.events().say("payment_intent.succeeded", intent, clock);
            return null;
        }
        intent.put("status", confirm ? "requires_action" : "requires_payment_method");
        intent.set("last_payment_error", error(code, method, Json.id(charge)));
        if (confirm) {
            intent.set(
                    "next_action", Json.of("type", "use_stripe_sdk", "use_stripe_sdk", Json.of()));
        }
        books.events().say("charge.failed", charge, clock);
        books.events().say("payment_intent.payment_failed", intent, clock);
        return code;
    }

    private static ObjectNode error(String code, ObjectNode method, String charge) {
        return Json.of(
                "charge",
                charge,
                "code",
                "card_declined",
                "decline_code",
                code,
                "message",
                Cards.sentence(code),
                "payment_method",
                Json.published(method),
                "type",
                "card_error");
    }

    private ObjectNode charge(
            ObjectNode intent, ObjectNode customer, ObjectNode method, @Nullable String code) {
        long amount = Json.number(intent, "amount");
        boolean paid = code == null;
        boolean disputed = Cards.known(Json.need(method, "_number")).disputed();
        long now = books.times().now(customer);
        return books.store()
                .add(
                        Shape.of("charge")
                                .with("id", Ids.next("ch"))
                                .with(
                                        "_dispute_at",
                                        paid && disputed ? Long.valueOf(now + Times.MINUTE) : null)
                                .with("amount", amount)
                                .with("amount_captured", paid ? amount : 0)
                                .with(
                                        "billing_details",
                                        Json.object(method, "billing_details").deepCopy())
                                .with("captured", paid)
                                .with("created", now)
                                .with("currency", Json.need(intent, "currency"))
                                .with("customer", Json.id(customer))
                                .with("description", Json.text(intent, "description"))
                                .with("failure_code", paid ? null : "card_declined")
                                .with("failure_message", code == null ? null : Cards.sentence(code))
                                .with("outcome", outcome(code))
                                .with("paid", paid)
                                .with("payment_intent", Json.id(intent))
                                .with("payment_method", Json.id(method))
                                .with("payment_method_details", details(method))
                                .with("status", paid ? "succeeded" : "failed")
                                .node());
    }

    private static ObjectNode details(ObjectNode method) {
        var card = Json.object(method, "card");
        return Json.of(
                "card",
                Json.of(
                        "brand", Json.text(card, "brand"),
                        "country", Json.text(card, "country"),
                        "exp_month", Json.number(card, "exp_month"),
                        "exp_year", Json.number(card, "exp_year"),
                        "fingerprint", Json.text(card, "fingerprint"),
                        "funding", Json.text(card, "funding"),
                        "last4", Json.text(card, "last4"),
                        "network", Json.text(card, "brand")),
                "type",
                "card");
    }

    private static ObjectNode outcome(@Nullable String code) {
        return Json.of(
                "advice_code",
                null,
                "network_advice_code",
                null,
                "network_decline_code",
                null,
                "network_status",
                code == null ? "approved_by_network" : "declined_by_network",
                "reason",
                code,
                "risk_level",
                "normal",
                "seller_message",
                code == null ? "Payment complete." : "Test billing played a declined card.",
                "type",
                code == null ? "authorized" : "issuer_declined");
    }
}
