package app.sotto.billing.teststripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What customers owe and paid.
 *
 * <p>Copies: https://docs.stripe.com/api/invoices and https://docs.stripe.com/api/invoice-payment
 * (2026-07-29.dahlia). Sending by mail is left out.
 */
final class Invoices {
    private final Books books;
    private final Drafts drafts;
    private final Collecting collecting;

    Invoices(Books books, Drafts drafts, Collecting collecting) {
        this.books = books;
        this.drafts = drafts;
        this.collecting = collecting;
    }

    void routes(Router router) {
        router.post("/v1/invoices", this::create)
                .get("/v1/invoices", this::list)
                .get("/v1/invoices/:id", call -> named(call))
                .post("/v1/invoices/:id", this::update)
                .delete("/v1/invoices/:id", this::delete)
                .get(
                        "/v1/invoices/:id/lines",
                        call -> Listing.page(call, Drafts.lines(named(call))))
                .post("/v1/invoices/:id/finalize", this::finish)
                .post("/v1/invoices/:id/pay", this::pay)
                .post("/v1/invoices/:id/void", this::voidIt)
                .post("/v1/invoices/:id/mark_uncollectible", this::giveUp);
    }

    private ObjectNode named(Call call) {
        return books.named("invoice", call.id(), "invoice");
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var customer = books.named("customer", params.required("customer"), "customer");
        var known = Json.text(customer, "currency");
        var sent = params.text("currency");
        long now = books.times().now(customer);
        var invoice =
                drafts.draft(
                        customer,
                        null,
                        "manual",
                        Currencies.known(sent != null ? sent : known != null ? known : "usd"),
                        new Lines.Span(now, now));
        boolean advance = params.flag("auto_advance");
        invoice.put("auto_advance", advance);
        if (!advance) {
            invoice.putNull("automatically_finalizes_at").putNull("next_payment_attempt");
        }
        params.oneOf("collection_method", "charge_automatically", "charge_automatically");
        boolean taxed = params.groupOrEmpty("automatic_tax").flag("enabled");
        invoice.set("automatic_tax", Tax.automatic(taxed, customer));
        change(invoice, params);
        if ("include"
                .equals(
                        params.oneOf(
                                "pending_invoice_items_behavior",
                                "exclude",
                                "include",
                                "exclude"))) {
            drafts.takeWaiting(invoice, customer, null, true);
        }
        drafts.total(invoice);
        books.events().say("invoice.created", invoice);
        return invoice;
    }

    private static void change(ObjectNode invoice, Params params) {
        for (var field : List.of("description", "footer")) {
            if (params.has(field)) {
                Json.set(invoice, field, params.text(field));
            }
        }
        params.metadata(invoice);
    }

    private ObjectNode update(Call call) {
        var invoice = named(call);
        if (call.params().has("auto_advance")) {
            invoice.put("auto_advance", call.params().flag("auto_advance"));
        }
        change(invoice, call.params());
        books.events().say("invoice.updated", invoice);
        return invoice;
    }

    private ObjectNode list(Call call) {
        var params = call.params();
        var subscription = params.text("subscription");
        params.oneOf("status", "", "draft", "open", "paid", "uncollectible", "void");
        return Listing.of(
                call,
                books.store(),
                "invoice",
                Listing.where(params, "customer", "status", "collection_method")
                        .and(one ->
                                subscription == null
                                        || subscription.equals(Drafts.subscription(one))));
    }

    private ObjectNode delete(Call call) {
        var invoice = named(call);
        require(invoice, "draft");
        for (var item :
                books.store()
                        .matching(
                                "invoiceitem", one -> Json.is(one, "invoice", Json.id(invoice)))) {
            item.putNull("invoice");
        }
        books.store().remove("invoice", call.id());
        books.events().say("invoice.deleted", invoice);
        return Json.of("id", call.id(), "object", "invoice", "deleted", true);
    }

    private static void require(ObjectNode invoice, String... statuses) {
        if (!List.of(statuses).contains(Json.need(invoice, "status"))) {
            throw Refusal.invalid(
                    "invoice_not_editable",
                    "This invoice is "
                            + Json.need(invoice, "status")
                            + "; it must be "
                            + String.join(" or ", statuses)
                            + ".",
                    null);
        }
    }

    private ObjectNode finish(Call call) {
        var invoice = named(call);
        require(invoice, "draft");
        if (call.params().has("auto_advance")) {
            invoice.put("auto_advance", call.params().flag("auto_advance"));
        }
        collecting.finalizeInvoice(invoice);
        if (!Json.flag(invoice, "auto_advance")) {
            invoice.putNull("next_payment_attempt");
        }
        return invoice;
    }

    private ObjectNode pay(Call call) {
        var params = call.params();
        var invoice = named(call);
        if (Json.is(invoice, "status", "paid")) {
            throw Refusal.invalid("Invoice is already paid", null);
        }
        var method = params.text("payment_method");
        params.flag("off_session");
        if (Json.is(invoice, "status", "draft")) {
            collecting.finalizeInvoice(invoice);
        }
        require(invoice, "open", "uncollectible", "paid");
        if (params.flag("paid_out_of_band")) {
            collecting.paid(invoice, Json.number(invoice, "amount_due"));
        } else if (Json.is(invoice, "status", "open")) {
            var code =
                    collecting.attempt(
                            invoice,
                            method == null
                                    ? null
                                    : books.named("payment_method", method, "payment_method"));
            if (code != null) {
                throw Cards.declined(code).keepingChanges();
            }
        }
        return invoice;
    }

    private ObjectNode voidIt(Call call) {
        var invoice = named(call);
        require(invoice, "open", "uncollectible");
        invoice.put("status", "void").put("auto_advance", false).putNull("next_payment_attempt");
        Json.object(invoice, "status_transitions").put("voided_at", books.times().now(invoice));
        books.events().say("invoice.voided", invoice);
        return invoice;
    }

    private ObjectNode giveUp(Call call) {
        var invoice = named(call);
        require(invoice, "open");
        invoice.put("status", "uncollectible")
                .put("auto_advance", false)
                .putNull("next_payment_attempt");
        Json.object(invoice, "status_transitions")
                .put("marked_uncollectible_at", books.times().now(invoice));
        books.events().say("invoice.marked_uncollectible", invoice);
        return invoice;
    }
}
