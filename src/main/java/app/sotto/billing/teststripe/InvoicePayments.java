package app.sotto.billing.teststripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which payment belongs to which invoice.
 *
 * <p>Copies: https://docs.stripe.com/api/invoice-payment and the {@code payments} and {@code
 * confirmation_secret} fields of https://docs.stripe.com/api/invoices/object (2026-07-29.dahlia).
 */
final class InvoicePayments {
    private final Books books;

    InvoicePayments(Books books) {
        this.books = books;
    }

    void routes(Router router, Expansion expansion) {
        router.get("/v1/invoice_payments", this::payments)
                .get(
                        "/v1/invoice_payments/:id",
                        call -> books.named("invoice_payment", call.id(), "id"));
        expansion.onRequest("invoice", "payments", this::paymentsOf);
        expansion.onRequest("invoice", "confirmation_secret", this::secret);
    }

    private ObjectNode payments(Call call) {
        var params = call.params();
        var payment = params.groupOrEmpty("payment");
        payment.oneOf("type", "payment_intent", "payment_intent");
        var intent = payment.text("payment_intent");
        return Listing.of(
                call,
                books.store(),
                "invoice_payment",
                Listing.where(params, "invoice", "status")
                        .and(one ->
                                intent == null
                                        || Json.is(
                                                Json.object(one, "payment"),
                                                "payment_intent",
                                                intent)));
    }

    private ObjectNode paymentsOf(ObjectNode invoice) {
        return Json.listObject(
                books.store()
                        .matching(
                                "invoice_payment",
                                one -> Json.is(one, "invoice", Json.id(invoice))),
                "/v1/invoice_payments?invoice=" + Json.text(invoice, "id"));
    }

    private JsonNode secret(ObjectNode invoice) {
        var intent = Json.text(invoice, "_intent");
        return intent == null
                ? Json.node(null)
                : Json.of(
                        "client_secret",
                        Json.text(books.store().get("payment_intent", intent), "client_secret"),
                        "type",
                        "payment_intent");
    }
}
