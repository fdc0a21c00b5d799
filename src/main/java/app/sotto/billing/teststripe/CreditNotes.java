package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes back part of an invoice that has been finalized.
 *
 * <p>Copies: https://docs.stripe.com/api/credit_notes and
 * https://docs.stripe.com/invoicing/integration/programmatic-credit-notes (2026-07-29.dahlia): on
 * an open invoice it lowers what is due; on a paid one it goes to the balance, back to the card, or
 * was settled elsewhere, and the three together make up the note.
 */
final class CreditNotes {
    private static final String TABLE = "credit_note";
    private final Books books;
    private final Refunds refunds;
    private final Balances balances;
    private final Collecting collecting;

    CreditNotes(Books books, Refunds refunds, Balances balances, Collecting collecting) {
        this.books = books;
        this.refunds = refunds;
        this.balances = balances;
        this.collecting = collecting;
    }

    void routes(Router router) {
        router.post("/v1/credit_notes", this::create)
                .get(
                        "/v1/credit_notes",
                        call ->
                                Listing.of(
                                        call,
                                        books.store(),
                                        TABLE,
                                        Listing.where(call.params(), "customer", "invoice")))
                .get("/v1/credit_notes/:id", call -> books.named(TABLE, call.id(), "id"));
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var invoice = books.named("invoice", params.required("invoice"), "invoice");
        var lines = CreditNoteLines.read(params, invoice);
        long amount = params.number("amount", CreditNoteLines.sum(lines));
        boolean open = Json.is(invoice, "status", "open");
        if (!open && !Json.is(invoice, "status", "paid")) {
            throw Refusal.invalid("Only an open or paid invoice can be credited.", "invoice");
        }
        long left =
                open
                        ? Json.number(invoice, "amount_remaining")
                        : Json.number(invoice, "amount_paid") - credited(invoice);
        if (amount < 1 || amount > left) {
            throw Refusal.invalid("The credit must be 1 to " + left + " cents.", "amount");
        }
        var note = note(invoice, amount, lines, params, open);
        params.metadata(note);
        books.store().add(note);
        if (open) {
            lower(invoice, amount);
        } else {
            giveBack(note, invoice, params, amount);
        }
        books.events().say("credit_note.created", note, Json.text(invoice, "test_clock"));
        return note;
    }

    private static long credited(ObjectNode invoice) {
        return Json.number(invoice, "post_payment_credit_notes_amount");
    }

    private ObjectNode note(
            ObjectNode invoice, long amount, ArrayNode lines, Params params, boolean open) {
        var id = Ids.next("cn");
        long now = books.times().now(invoice);
        int earlier =
                books.store()
                        .matching(TABLE, one -> Json.is(one, "invoice", Json.id(invoice)))
                        .size();
        var reason =
                params.oneOf(
                        "reason",
                        "",
                        "duplicate",
                        "fraudulent",
                        "order_change",
                        "product_unsatisfactory");
        return Shape.of(TABLE)
                .with("id", id)
                .with("amount", amount)
                .with("created", now)
                .with("currency", Json.need(invoice, "currency"))
                .with("customer", Json.need(invoice, "customer"))
                .with("effective_at", now)
                .with("invoice", Json.id(invoice))
                .with("lines", Json.listObject(lines, "/v1/credit_notes/" + id + "/lines"))
                .with("memo", params.text("memo"))
                .with(
                        "number",
                        Json.need(invoice, "number") + "-CN-" + String.format("%02d", earlier + 1))
                .with("out_of_band_amount", params.number("out_of_band_amount"))
                .with("pdf", Json.text(invoice, "invoice_pdf"))
                .with("post_payment_amount", open ? 0 : amount)
                .with("pre_payment_amount", open ? amount : 0)
                .with("reason", reason.isEmpty() ? null : reason)
                .with("subtotal", amount)
                .with("subtotal_excluding_tax", amount)
                .with("total", amount)
                .with("total_excluding_tax", amount)
                .with("type", open ? "pre_payment" : "post_payment")
                .node();
    }

    private void lower(ObjectNode invoice, long amount) {
        long remaining = Json.number(invoice, "amount_remaining") - amount;
        invoice.put("amount_remaining", remaining)
                .put("amount_due", Json.number(invoice, "amount_due") - amount);
        invoice.put(
                "pre_payment_credit_notes_amount",
                Json.number(invoice, "pre_payment_credit_notes_amount") + amount);
        books.store().get("payment_intent", Json.need(invoice, "_intent")).put("amount", remaining);
        books.events().say("invoice.updated", invoice);
        if (remaining == 0) {
            collecting.paid(invoice, 0);
        }
    }

    private void giveBack(ObjectNode note, ObjectNode invoice, Params params, long amount) {
        long credit = params.number("credit_amount", 0);
        long refund = params.number("refund_amount", 0);
        long elsewhere = params.number("out_of_band_amount", 0);
        if (credit + refund + elsewhere != amount) {
            throw Refusal.invalid(
                    "On a paid invoice credit_amount, refund_amount and out_of_band_amount make up the whole credit.",
                    "amount");
        }
        if (credit > 0) {
            var customer = books.customer(invoice);
            var moved =
                    balances.move(
                            customer,
                            -credit,
                            Json.need(invoice, "currency"),
                            "credit_note",
                            Json.id(invoice),
                            null);
            moved.put("credit_note", Json.id(note));
            note.put("customer_balance_transaction", Json.id(moved));
            books.events().say("customer.updated", customer);
        }
        if (refund > 0) {
            var intent = books.store().get("payment_intent", Json.need(invoice, "_intent"));
            var made =
                    refunds.refund(
                            books.store().get("charge", Json.need(intent, "latest_charge")),
                            refund,
                            null);
            note.set(
                    "refunds",
                    Json.array(
                            Json.of(
                                    "amount_refunded",
                                    refund,
                                    "payment_record_refund",
                                    null,
                                    "refund",
                                    Json.id(made),
                                    "type",
                                    "refund")));
        }
        invoice.put("post_payment_credit_notes_amount", credited(invoice) + amount);
        books.events().say("invoice.updated", invoice);
    }
}
