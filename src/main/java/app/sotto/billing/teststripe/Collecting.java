package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns drafts into invoices and invoices into money.
 *
 * <p>Copies: https://docs.stripe.com/invoicing/overview,
 * https://docs.stripe.com/billing/customer/balance and https://docs.stripe.com/api/invoice-payment
 * (2026-07-29.dahlia): the balance is applied when an invoice is finalized; what is below the least
 * charge goes to the balance; nothing due is paid at once.
 */
final class Collecting {
    private final Books books;
    private final Drafts drafts;
    private final Balances balances;
    private final Payments payments;
    private final PaymentMethods methods;
    private final Standing standing;
    private final Usage usage;
    private final Discounts discounts;

    Collecting(
            Books books,
            Drafts drafts,
            Balances balances,
            Payments payments,
            PaymentMethods methods,
            Standing standing,
            Usage usage,
            Discounts discounts) {
        this.books = books;
        this.drafts = drafts;
        this.balances = balances;
        this.payments = payments;
        this.methods = methods;
        this.standing = standing;
        this.usage = usage;
        this.discounts = discounts;
    }

    /** Fixes the amounts, gives the invoice its number, and asks for nothing yet. */
    void finalizeInvoice(ObjectNode invoice) {
        var customer = books.customer(invoice);
        usage.refresh(invoice);
        drafts.total(invoice);
        long now = books.times().now(invoice);
        settleBalance(invoice, customer);
        long number = Json.number(customer, "next_invoice_sequence");
        customer.put("next_invoice_sequence", number + 1);
        invoice.put(
                "number",
                Json.need(customer, "invoice_prefix") + "-" + String.format("%04d", number));
        invoice.put("status", "open").put("effective_at", now);
        invoice.put("hosted_invoice_url", books.url("/i/" + Json.need(invoice, "_token")));
        invoice.put("invoice_pdf", books.url("/i/" + Json.need(invoice, "_token") + "/pdf"));
        invoice.putNull("automatically_finalizes_at");
        Json.object(invoice, "status_transitions").put("finalized_at", now);
        discounts.used(invoice);
        if (Json.number(invoice, "amount_due") > 0) {
            ask(invoice, customer);
        }
        books.events().say("invoice.finalized", invoice);
        if (Json.number(invoice, "amount_due") == 0) {
            paid(invoice, 0);
        }
    }

    private void settleBalance(ObjectNode invoice, ObjectNode customer) {
        long balance = Json.number(customer, "balance");
        long owed = Json.number(invoice, "total") + balance;
        long due = Drafts.due(owed, Json.need(invoice, "currency"));
        long ending = owed - due;
        invoice.put("starting_balance", balance).put("ending_balance", ending);
        if (ending != balance) {
            balances.move(
                    customer,
                    ending - balance,
                    Json.need(invoice, "currency"),
                    owed > 0 && due == 0 ? "invoice_too_small" : "applied_to_invoice",
                    Json.id(invoice),
                    null);
            books.events().say("customer.updated", customer);
        }
    }

    private void ask(ObjectNode invoice, ObjectNode customer) {
        long amount = Json.number(invoice, "amount_due");
        var currency = Json.need(invoice, "currency");
        var intent =
                payments.intent(
                        customer, amount, currency, "Invoice " + Json.text(invoice, "number"));
        invoice.put("_intent", Json.id(intent));
        books.store()
                .add(
                        Shape.of("invoice_payment")
                                .with("id", Ids.next("inpay"))
                                .with("amount_requested", amount)
                                .with("created", books.times().now(customer))
                                .with("currency", currency)
                                .with("invoice", Json.id(invoice))
                                .with(
                                        "payment",
                                        Json.of(
                                                "payment_intent",
                                                Json.id(intent),
                                                "type",
                                                "payment_intent"))
                                .node());
    }

    /** Tries the card that pays for this invoice, or the one given; null when the money came. */
    @Nullable String attempt(ObjectNode invoice, @Nullable ObjectNode chosen) {
        var customer = books.customer(invoice);
        var id = Drafts.subscription(invoice);
        var subscription = id == null ? null : books.store().find("subscription", id);
        var method = chosen == null ? methods.paying(customer, subscription) : chosen;
        var intent = books.store().get("payment_intent", Json.need(invoice, "_intent"));
        invoice.put("attempted", true)
                .put("attempt_count", Json.number(invoice, "attempt_count") + 1);
        var code = method == null ? "no_payment_method" : payments.charge(intent, customer, method);
        if (code == null) {
            paid(invoice, Json.number(invoice, "amount_due"));
            return null;
        }
        standing.failed(invoice);
        books.events().say("invoice.payment_failed", invoice);
        if ("authentication_required".equals(code)) {
            books.events().say("invoice.payment_action_required", invoice);
        }
        return code;
    }

    void paid(ObjectNode invoice, long amount) {
        long now = books.times().now(invoice);
        invoice.put("status", "paid")
                .put("amount_paid", amount)
                .put("amount_remaining", 0)
                .put("attempted", true);
        invoice.putNull("next_payment_attempt");
        Json.object(invoice, "status_transitions").put("paid_at", now);
        for (var payment :
                books.store()
                        .matching(
                                "invoice_payment",
                                one -> Json.is(one, "invoice", Json.id(invoice)))) {
            payment.put("status", "paid").put("amount_paid", amount);
            Json.object(payment, "status_transitions").put("paid_at", now);
        }
        books.events().say("invoice.paid", invoice);
        books.events().say("invoice.payment_succeeded", invoice);
        standing.paid(invoice);
    }
}
