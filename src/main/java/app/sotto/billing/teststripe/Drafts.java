package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
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
                Shape.of("invoice")
                        .with("id", id)
                        .with("_token", Ids.random(32))
                        .with("automatic_tax", Tax.automatic(taxed, customer))
                        .with("automatically_finalizes_at", now + Times.HOUR)
                        .with("billing_reason", reason)
                        .with("created", now)
                        .with("currency", currency)
                        .with("customer", Json.id(customer))
                        .with("customer_address", customer.path("address").deepCopy())
                        .with("customer_email", Json.text(customer, "email"))
                        .with("customer_name", Json.text(customer, "name"))
                        .with("customer_phone", Json.text(customer, "phone"))
                        .with("customer_tax_exempt", Json.text(customer, "tax_exempt"))
                        .with(
                                "discounts",
                                subscription == null ? Json.array() : standing(subscription, now))
                        .with("lines", Json.listObject(List.of(), "/v1/invoices/" + id + "/lines"))
                        .with("next_payment_attempt", now + Times.HOUR)
                        .with("parent", subscription == null ? null : parent(subscription))
                        .with("period_end", span.end())
                        .with("period_start", span.start())
                        .with("test_clock", Json.text(customer, "test_clock"))
                        .node();
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

    private record Taxes(long exclusive, long inclusive, ArrayNode entries) {}

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
