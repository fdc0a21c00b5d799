package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a customer has in credit (negative) or still owes (positive) for the next invoice.
 *
 * <p>Copies: https://docs.stripe.com/billing/customer/balance and
 * https://docs.stripe.com/api/customer_balance_transactions (2026-07-29.dahlia).
 */
final class Balances {
    private static final String TABLE = "customer_balance_transaction";
    private final Books books;

    Balances(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.post("/v1/customers/:id/balance_transactions", this::create)
                .get("/v1/customers/:id/balance_transactions", this::list)
                .get(
                        "/v1/customers/:id/balance_transactions/:transaction",
                        call -> books.named(TABLE, call.names().get(1), "transaction"));
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var customer = books.named("customer", call.id(), "customer");
        var amount = params.number("amount");
        if (amount == null) {
            throw Refusal.missing("amount");
        }
        var transaction =
                move(
                        customer,
                        amount,
                        Currencies.known(params.required("currency")),
                        "adjustment",
                        null,
                        params.text("description"));
        params.metadata(transaction);
        books.events().say("customer.updated", customer);
        return transaction;
    }

    private ObjectNode list(Call call) {
        books.named("customer", call.id(), "customer");
        return Listing.of(call, books.store(), TABLE, one -> Json.is(one, "customer", call.id()));
    }

    /** Adds an amount in cents to the balance: below zero gives the customer credit. */
    ObjectNode move(
            ObjectNode customer,
            long amount,
            String currency,
            String type,
            @Nullable String invoice,
            @Nullable String description) {
        var known = Json.text(customer, "currency");
        if (known != null && !known.equals(currency)) {
            throw Refusal.invalid("This customer is billed in " + known + ".", "currency");
        }
        customer.put("currency", currency);
        long ending = Json.number(customer, "balance") + amount;
        customer.put("balance", ending);
        return books.store()
                .add(
                        Shape.of(TABLE)
                                .with("id", Ids.next("cbtxn"))
                                .with("amount", amount)
                                .with("created", books.times().now(customer))
                                .with("currency", currency)
                                .with("customer", Json.id(customer))
                                .with("description", description)
                                .with("ending_balance", ending)
                                .with("invoice", invoice)
                                .with("type", type)
                                .node());
    }
}
