package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who pays.
 *
 * <p>Copies: https://docs.stripe.com/api/customers (2026-07-29.dahlia), with {@code test_clock}
 * from https://docs.stripe.com/billing/testing/test-clocks.
 */
final class Customers {
    private final Books books;
    private final Endings endings;

    Customers(Books books, Endings endings) {
        this.books = books;
        this.endings = endings;
    }

    void routes(Router router) {
        router.post("/v1/customers", this::create)
                .get("/v1/customers", this::list)
                .get("/v1/customers/:id", call -> named(call.id()))
                .post("/v1/customers/:id", this::update)
                .delete("/v1/customers/:id", this::delete);
    }

    private ObjectNode named(String id) {
        if (books.store().find("_deleted_customer", id) != null) {
            return Json.of("id", id, "object", "customer", "deleted", true);
        }
        return books.named("customer", id, "id");
    }

    private ObjectNode create(Call call) {
        var customer = fresh(call.params().text("test_clock"));
        change(customer, call.params());
        books.store().add(customer);
        books.events().say("customer.created", customer);
        return customer;
    }

    /** A customer as one comes to be without any detail. */
    ObjectNode fresh(@Nullable String clock) {
        if (clock != null) {
            books.named("test_helpers.test_clock", clock, "test_clock");
        }
        return Shape.of("customer")
                .with("id", Ids.next("cus"))
                .with("created", books.times().now(clock))
                .with("invoice_prefix", Ids.capitals(8))
                .with("test_clock", clock)
                .node();
    }

    private ObjectNode update(Call call) {
        var customer = books.named("customer", call.id(), "id");
        change(customer, call.params());
        books.events().say("customer.updated", customer);
        return customer;
    }

    private void change(ObjectNode customer, Params params) {
        for (var field : new String[] {"description", "email", "name", "phone"}) {
            if (params.has(field)) {
                Json.set(customer, field, params.text(field));
            }
        }
        var email = Json.text(customer, "email");
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Refusal.invalid("email_invalid", "Invalid email address: " + email, "email");
        }
        if (params.has("address")) {
            var address = params.group("address");
            Json.set(customer, "address", address == null ? null : address(address));
        }
        if (params.has("preferred_locales")) {
            Json.set(customer, "preferred_locales", params.texts("preferred_locales"));
        }
        if (params.has("tax_exempt")) {
            customer.put(
                    "tax_exempt", params.oneOf("tax_exempt", "none", "none", "exempt", "reverse"));
        }
        if (params.has("balance")) {
            customer.put("balance", params.number("balance", 0));
        }
        var settings = params.group("invoice_settings");
        if (settings != null && settings.has("default_payment_method")) {
            var method = settings.text("default_payment_method");
            Json.set(
                    Json.object(customer, "invoice_settings"),
                    "default_payment_method",
                    method == null ? null : own(method, customer));
        }
        params.metadata(customer);
    }

    private String own(String method, ObjectNode customer) {
        var found =
                books.named("payment_method", method, "invoice_settings[default_payment_method]");
        if (!Json.is(found, "customer", Json.id(customer))) {
            throw Refusal.invalid(
                    "The payment method must be attached to the customer first.",
                    "invoice_settings[default_payment_method]");
        }
        return method;
    }

    static ObjectNode address(Params params) {
        return Json.of(
                "city", params.text("city"),
                "country", params.text("country"),
                "line1", params.text("line1"),
                "line2", params.text("line2"),
                "postal_code", params.text("postal_code"),
                "state", params.text("state"));
    }

    private ObjectNode list(Call call) {
        var clock = call.params().text("test_clock");
        return Listing.of(
                call,
                books.store(),
                "customer",
                Listing.where(call.params(), "email")
                        .and(one ->
                                clock == null
                                        ? !Json.has(one, "test_clock")
                                        : clock.equals(Json.text(one, "test_clock"))));
    }

    private ObjectNode delete(Call call) {
        var customer = books.named("customer", call.id(), "id");
        endings.cancelAllOf(customer);
        books.store().remove("customer", call.id());
        books.store().put("_deleted_customer", Json.of("id", call.id()));
        books.events().say("customer.deleted", customer);
        return Json.of("id", call.id(), "object", "customer", "deleted", true);
    }
}
