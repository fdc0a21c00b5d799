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
                        Json.of(
                                "id", id,
                                "object", "payment_intent",
                                "amount", amount,
                                "amount_capturable", 0,
                                "amount_details", Json.of("tip", Json.of()),
                                "amount_received", 0,
                                "application", null,
                                "application_fee_amount", null,
                                "automatic_payment_methods", null,
                                "canceled_at", null,
                                "cancellation_reason", null,
                                "capture_method", "automatic",
                                "client_secret", id + "_secret_" + Ids.random(24),
                                "confirmation_method", "automatic",
                                "created", books.times().now(customer),
                                "currency", currency,
                                "customer", Json.id(customer),
                                "customer_account", null,
                                "description", description,
                                "excluded_payment_method_types", null,
                                "last_payment_error", null,
                                "latest_charge", null,
                                "livemode", false,
                                "metadata", Json.of(),
                                "next_action", null,
                                "on_behalf_of", null,
                                "payment_method", null,
                                "payment_method_configuration_details", null,
                                "payment_method_options", Json.of(),
                                "payment_method_types", Json.array("card"),
                                "processing", null,
                                "receipt_email", null,
                                "review", null,
                                "setup_future_usage", null,
                                "shipping", null,
                                "statement_descriptor", null,
                                "statement_descriptor_suffix", null,
                                "status", "requires_payment_method",
                                "transfer_data", null,
                                "transfer_group", null));
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
                        Json.of(
                                "id",
                                Ids.next("ch"),
                                "object",
                                "charge",
                                "_dispute_at",
                                paid && disputed ? Long.valueOf(now + Times.MINUTE) : null,
                                "amount",
                                amount,
                                "amount_captured",
                                paid ? amount : 0,
                                "amount_refunded",
                                0,
                                "application",
                                null,
                                "application_fee",
                                null,
                                "application_fee_amount",
                                null,
                                "balance_transaction",
                                null,
                                "billing_details",
                                Json.object(method, "billing_details").deepCopy(),
                                "calculated_statement_descriptor",
                                "SOTTO TEST",
                                "captured",
                                paid,
                                "created",
                                now,
                                "currency",
                                Json.need(intent, "currency"),
                                "customer",
                                Json.id(customer),
                                "description",
                                Json.text(intent, "description"),
                                "disputed",
                                false,
                                "failure_balance_transaction",
                                null,
                                "failure_code",
                                paid ? null : "card_declined",
                                "failure_message",
                                code == null ? null : Cards.sentence(code),
                                "fraud_details",
                                Json.of(),
                                "livemode",
                                false,
                                "metadata",
                                Json.of(),
                                "on_behalf_of",
                                null,
                                "outcome",
                                outcome(code),
                                "paid",
                                paid,
                                "payment_intent",
                                Json.id(intent),
                                "payment_method",
                                Json.id(method),
                                "payment_method_details",
                                details(method),
                                "receipt_email",
                                null,
                                "receipt_number",
                                null,
                                "receipt_url",
                                null,
                                "refunded",
                                false,
                                "review",
                                null,
                                "shipping",
                                null,
                                "source_transfer",
                                null,
                                "statement_descriptor",
                                null,
                                "statement_descriptor_suffix",
                                null,
                                "status",
                                paid ? "succeeded" : "failed",
                                "transfer_data",
                                null,
                                "transfer_group",
                                null));
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
