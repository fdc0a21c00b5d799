package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes invoices while they are still drafts, and adds them up.
 *
 * <p>Copies: https://docs.stripe.com/api/invoices/object and
 * https://docs.stripe.com/billing/invoices/subscription (2026-07-29.dahlia): a draft of a renewal
 * stays open for about an hour; total = subtotal − discounts + exclusive tax. All lines are inside
 * the invoice, where Stripe sends ten.
 */
final class Drafts {
    private final Books books;
    private final Discounts discounts;

    Drafts(Books books, Discounts discounts) {
        this.books = books;
        this.discounts = discounts;
    }

    /** An empty draft; {@code span} is the period that it looks back on. */
    ObjectNode draft(
            ObjectNode customer,
            @Nullable ObjectNode subscription,
            String reason,
            String currency,
            Lines.Span span) {
        var id = Ids.next("in");
        long now = books.times().now(customer);
        boolean taxed =
                subscription != null
                        && Json.flag(Json.object(subscription, "automatic_tax"), "enabled");
        customer.put("currency", currency);
        var invoice =
                Json.of(
                        "id",
                        id,
                        "object",
                        "invoice",
                        "_token",
                        Ids.random(32),
                        "account_country",
                        "US",
                        "account_name",
                        "Sotto test billing",
                        "account_tax_ids",
                        null,
                        "amount_due",
                        0,
                        "amount_overpaid",
                        0,
                        "amount_paid",
                        0,
                        "amount_paid_off_stripe",
                        0,
                        "amount_remaining",
                        0,
                        "amount_shipping",
                        0,
                        "application",
                        null,
                        "attempt_count",
                        0,
                        "attempted",
                        false,
                        "auto_advance",
                        true,
                        "automatic_tax",
                        Tax.automatic(taxed, customer),
                        "automatically_finalizes_at",
                        now + Times.HOUR,
                        "billing_reason",
                        reason,
                        "collection_method",
                        "charge_automatically",
                        "created",
                        now,
                        "currency",
                        currency,
                        "custom_fields",
                        null,
                        "customer",
                        Json.id(customer),
                        "customer_account",
                        null,
                        "customer_address",
                        customer.path("address").deepCopy(),
                        "customer_email",
                        Json.text(customer, "email"),
                        "customer_name",
                        Json.text(customer, "name"),
                        "customer_phone",
                        Json.text(customer, "phone"),
                        "customer_shipping",
                        null,
                        "customer_tax_exempt",
                        Json.text(customer, "tax_exempt"),
                        "customer_tax_ids",
                        Json.array(),
                        "default_payment_method",
                        null,
                        "default_source",
                        null,
                        "default_tax_rates",
                        Json.array(),
                        "description",
                        null,
                        "discounts",
                        subscription == null ? Json.array() : standing(subscription, now),
                        "due_date",
                        null,
                        "effective_at",
                        null,
                        "ending_balance",
                        null,
                        "footer",
                        null,
                        "from_invoice",
                        null,
                        "hosted_invoice_url",
                        null,
                        "invoice_pdf",
                        null,
                        "issuer",
                        Json.of("type", "self"),
                        "last_finalization_error",
                        null,
                        "latest_revision",
                        null,
                        "lines",
                        Json.listObject(List.of(), "/v1/invoices/" + id + "/lines"),
                        "livemode",
                        false,
                        "metadata",
                        Json.of(),
                        "next_payment_attempt",
                        now + Times.HOUR,
                        "number",
                        null,
                        "on_behalf_of",
                        null,
                        "parent",
                        subscription == null ? null : parent(subscription),
                        "payment_settings",
                        Json.of(
                                "default_mandate",
                                null,
                                "payment_method_options",
                                null,
                                "payment_method_types",
                                null),
                        "period_end",
                        span.end(),
                        "period_start",
                        span.start(),
                        "post_payment_credit_notes_amount",
                        0,
                        "pre_payment_credit_notes_amount",
                        0,
                        "receipt_number",
                        null,
                        "rendering",
                        null,
                        "shipping_cost",
                        null,
                        "shipping_details",
                        null,
                        "starting_balance",
                        0,
                        "statement_descriptor",
                        null,
                        "status",
                        "draft",
                        "status_transitions",
                        Json.of(
                                "finalized_at", null,
                                "marked_uncollectible_at", null,
                                "paid_at", null,
                                "voided_at", null),
                        "subtotal",
                        0,
                        "subtotal_excluding_tax",
                        0,
                        "test_clock",
                        Json.text(customer, "test_clock"),
                        "total",
                        0,
                        "total_discount_amounts",
                        Json.array(),
                        "total_excluding_tax",
                        0,
                        "total_pretax_credit_amounts",
                        Json.array(),
                        "total_taxes",
                        Json.array(),
                        "webhooks_delivered_at",
                        null);
        return books.store().add(invoice);
    }

    private List<String> standing(ObjectNode subscription, long now) {
        return discounts.standing(subscription, now).stream().map(Json::id).toList();
    }

    private static ObjectNode parent(ObjectNode subscription) {
        return Json.of(
                "quote_details",
                null,
                "subscription_details",
                Json.of(
                        "metadata", subscription.path("metadata").deepCopy(),
                        "subscription", Json.id(subscription)),
                "type",
                "subscription_details");
    }

    static List<ObjectNode> lines(ObjectNode invoice) {
        var lines = new ArrayList<ObjectNode>();
        Json.items(Json.object(invoice, "lines"), "data")
                .forEach(line -> lines.add((ObjectNode) line));
        return lines;
    }

    void add(ObjectNode invoice, ObjectNode line) {
        line.put("invoice", Json.id(invoice));
        Json.items(Json.object(invoice, "lines"), "data").add(line);
    }

    /** Takes up what waits for this invoice; says whether anything did. */
    boolean takeWaiting(
            ObjectNode invoice,
            ObjectNode customer,
            @Nullable ObjectNode subscription,
            boolean all) {
        var waiting =
                books.store()
                        .matching(
                                "invoiceitem",
                                one ->
                                        Json.is(one, "customer", Json.id(customer))
                                                && !Json.has(one, "invoice")
                                                && Json.is(
                                                        one,
                                                        "currency",
                                                        Json.need(invoice, "currency"))
                                                && belongs(one, subscription, all));
        for (var one : waiting) {
            one.put("invoice", Json.id(invoice));
            add(invoice, Lines.ofWaiting(one));
        }
        return !waiting.isEmpty();
    }

    private static boolean belongs(
            ObjectNode waiting, @Nullable ObjectNode subscription, boolean all) {
        var of = Json.text(waiting.path("parent").path("subscription_details"), "subscription");
        return of == null ? all : subscription != null && of.equals(Json.id(subscription));
    }

    /** Adds up lines, discounts and tax. */
    void total(ObjectNode invoice) {
        var customer = books.customer(invoice);
        var lines = lines(invoice);
        lines.forEach(line -> Json.items(line, "discount_amounts").removeAll());
        var off = Json.array();
        long discount = 0;
        for (var id : Json.items(invoice, "discounts")) {
            long taken = discounts.apply(books.store().get("discount", id.asString()), lines);
            discount += taken;
            off.add(Json.of("amount", taken, "discount", id.asString()));
        }
        long subtotal = lines.stream().mapToLong(line -> Json.number(line, "amount")).sum();
        var tax = taxes(invoice, lines, customer);
        long total = subtotal - discount + tax.exclusive();
        invoice.put("subtotal", subtotal).put("subtotal_excluding_tax", subtotal - tax.inclusive());
        invoice.put("total", total)
                .put("total_excluding_tax", total - tax.exclusive() - tax.inclusive());
        invoice.set("total_discount_amounts", off);
        invoice.set("total_taxes", tax.entries());
        long due = due(total + Json.number(customer, "balance"), Json.need(invoice, "currency"));
        invoice.put("starting_balance", Json.number(customer, "balance"));
        invoice.put("amount_due", due).put("amount_remaining", due);
    }

    /**
     * What is asked of the card: nothing below the currency's least charge, which moves to the
     * balance instead.
     */
    static long due(long owed, String currency) {
        return owed < Currencies.least(currency) ? 0 : owed;
    }

    private record Taxes(
            long exclusive, long inclusive, tools.jackson.databind.node.ArrayNode entries) {}

    private static Taxes taxes(ObjectNode invoice, List<ObjectNode> lines, ObjectNode customer) {
        lines.forEach(line -> line.set("taxes", Json.array()));
        boolean taxed = Json.is(Json.object(invoice, "automatic_tax"), "status", "complete");
        if (!taxed) {
            return new Taxes(0, 0, Json.array());
        }
        var sums = new ObjectNode[2];
        for (var line : lines) {
            boolean inclusive = Json.flag(line, "_inclusive");
            var entry = Tax.of(Discounts.left(line), inclusive, customer);
            line.set("taxes", Json.array(entry));
            int which = inclusive ? 1 : 0;
            sums[which] = sums[which] == null ? entry.deepCopy() : plus(sums[which], entry);
        }
        var entries = Json.array();
        for (var sum : sums) {
            if (sum != null) {
                entries.add(sum);
            }
        }
        return new Taxes(amount(sums[0]), amount(sums[1]), entries);
    }

    private static ObjectNode plus(ObjectNode sum, ObjectNode entry) {
        sum.put("amount", Json.number(sum, "amount") + Json.number(entry, "amount"));
        return sum.put(
                "taxable_amount",
                Json.number(sum, "taxable_amount") + Json.number(entry, "taxable_amount"));
    }

    private static long amount(@Nullable ObjectNode entry) {
        return entry == null ? 0 : Json.number(entry, "amount");
    }

    static @Nullable String subscription(ObjectNode invoice) {
        return Json.text(invoice.path("parent").path("subscription_details"), "subscription");
    }
}
