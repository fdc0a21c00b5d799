package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Single amounts for a draft or the next invoice.
 *
 * <p>Copies: https://docs.stripe.com/api/invoiceitems (2026-07-29.dahlia), except prices made on
 * the spot and discounts on single items.
 */
final class InvoiceItems {
    private static final String TABLE = "invoiceitem";
    private final Books books;
    private final Drafts drafts;

    InvoiceItems(Books books, Drafts drafts) {
        this.books = books;
        this.drafts = drafts;
    }

    void routes(Router router) {
        router.post("/v1/invoiceitems", this::create)
                .get("/v1/invoiceitems", this::list)
                .get("/v1/invoiceitems/:id", call -> books.named(TABLE, call.id(), "invoiceitem"))
                .delete("/v1/invoiceitems/:id", this::delete);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var customer = books.named("customer", params.required("customer"), "customer");
        var item = params.has("pricing") ? priced(params, customer) : amount(params, customer);
        if (params.has("discountable")) {
            item.put("discountable", params.flag("discountable"));
        }
        params.metadata(item);
        var subscription = params.text("subscription");
        if (subscription != null) {
            books.named("subscription", subscription, "subscription");
            item.set(
                    "parent",
                    Json.of(
                            "subscription_details",
                            Json.of("subscription", subscription, "subscription_item", null),
                            "type",
                            "subscription_details"));
        }
        books.store().add(item);
        var invoice = params.text("invoice");
        if (invoice != null) {
            addTo(books.named("invoice", invoice, "invoice"), item);
        }
        books.events().say("invoiceitem.created", item);
        return item;
    }

    private void addTo(ObjectNode invoice, ObjectNode item) {
        if (!Json.is(invoice, "status", "draft")) {
            throw Refusal.invalid(
                    "invoice_not_editable", "Only a draft takes further items.", "invoice");
        }
        item.put("invoice", Json.id(invoice));
        drafts.add(invoice, Lines.ofWaiting(item));
        drafts.total(invoice);
    }

    private ObjectNode amount(Params params, ObjectNode customer) {
        var amount = params.number("amount");
        if (amount == null) {
            throw Refusal.missing("amount");
        }
        var currency = Currencies.known(params.required("currency"));
        return Lines.waiting(
                customer, currency, amount, span(params, customer), description(params, "Item"));
    }

    private ObjectNode priced(Params params, ObjectNode customer) {
        var price =
                books.named(
                        "price",
                        params.groupOrEmpty("pricing").required("price"),
                        "pricing[price]");
        var sent = params.decimal("quantity");
        var quantity = sent == null ? BigDecimal.ONE : sent;
        var item =
                Lines.waiting(
                        customer,
                        Json.need(price, "currency"),
                        Prices.amount(price, quantity),
                        span(params, customer),
                        description(params, books.productName(price)));
        item.put("quantity", quantity.setScale(0, RoundingMode.HALF_UP).longValueExact());
        item.put("quantity_decimal", quantity.toPlainString());
        item.set("pricing", Lines.pricing(price));
        return item;
    }

    private Lines.Span span(Params params, ObjectNode customer) {
        long now = books.times().now(customer);
        var period = params.groupOrEmpty("period");
        return new Lines.Span(period.number("start", now), period.number("end", now));
    }

    private static String description(Params params, String fallback) {
        var text = params.text("description");
        return text == null ? fallback : text;
    }

    private ObjectNode list(Call call) {
        var params = call.params();
        var pending = params.text("pending");
        return Listing.of(
                call,
                books.store(),
                TABLE,
                Listing.where(params, "customer", "invoice")
                        .and(one ->
                                pending == null
                                        || Boolean.parseBoolean(pending)
                                                != Json.has(one, "invoice")));
    }

    private ObjectNode delete(Call call) {
        var item = books.named(TABLE, call.id(), "invoiceitem");
        if (Json.has(item, "invoice")) {
            throw Refusal.invalid("This item is on an invoice already.", "invoiceitem");
        }
        books.store().remove(TABLE, call.id());
        books.events().say("invoiceitem.deleted", item);
        return Json.of("id", call.id(), "object", TABLE, "deleted", true);
    }
}
