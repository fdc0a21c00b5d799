package app.sotto.billing.teststripe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards that customers have typed on the hosted pages. The API itself takes no card numbers.
 *
 * <p>Copies: https://docs.stripe.com/api/payment_methods and, for the ready-made {@code pm_card_…}
 * names, https://docs.stripe.com/testing (2026-07-29.dahlia). Only cards exist.
 */
final class PaymentMethods {
    private static final String TABLE = "payment_method";
    private final Books books;

    PaymentMethods(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.get("/v1/payment_methods", this::list)
                .get(
                        "/v1/payment_methods/:id",
                        call -> books.named(TABLE, call.id(), "payment_method"))
                .post("/v1/payment_methods/:id/attach", this::attach)
                .post("/v1/payment_methods/:id/detach", this::detach)
                .get("/v1/customers/:id/payment_methods", this::listOfCustomer);
    }

    private ObjectNode list(Call call) {
        var customer = call.params().text("customer");
        return customer == null
                ? Listing.of(call, books.store(), TABLE, one -> false)
                : listOf(call, customer);
    }

    private ObjectNode listOfCustomer(Call call) {
        return listOf(call, call.id());
    }

    private ObjectNode listOf(Call call, String customer) {
        books.named("customer", customer, "customer");
        return Listing.of(
                call,
                books.store(),
                TABLE,
                Listing.where(call.params(), "type")
                        .and(one -> Json.is(one, "customer", customer)));
    }

    private ObjectNode attach(Call call) {
        var customer = books.named("customer", call.params().required("customer"), "customer");
        var ready = ready(call.id());
        var method =
                ready == null
                        ? books.named(TABLE, call.id(), "payment_method")
                        : create(ready, 12, year(customer) + 3, customer);
        var code = Cards.known(Json.need(method, "_number")).attachFails();
        if (code != null) {
            throw Cards.declined(code);
        }
        attach(method, customer);
        return method;
    }

    private static Cards.@Nullable Card ready(String name) {
        return switch (name) {
            case "pm_card_visa" -> Cards.known("4242424242424242");
            case "pm_card_mastercard" -> Cards.known("5555555555554444");
            case "pm_card_chargeCustomerFail" -> Cards.known("4000000000000341");
            case "pm_card_authenticationRequiredOnSetup" -> Cards.known("4000002500003155");
            case "pm_card_createDispute" -> Cards.known("4000000000000259");
            default -> null;
        };
    }

    private int year(ObjectNode customer) {
        return LocalDate.ofInstant(
                        Instant.ofEpochSecond(books.times().now(customer)), ZoneOffset.UTC)
                .getYear();
    }

    private ObjectNode detach(Call call) {
        var method = books.named(TABLE, call.id(), "payment_method");
        var customer = Json.text(method, "customer");
        if (customer == null) {
            throw Refusal.invalid(
                    "The payment method is not attached to a customer.", "payment_method");
        }
        detach(method);
        return method;
    }

    void detach(ObjectNode method) {
        var customer = books.customer(method);
        method.putNull("customer");
        var settings = Json.object(customer, "invoice_settings");
        if (Json.is(settings, "default_payment_method", Json.id(method))) {
            settings.putNull("default_payment_method");
            books.events().say("customer.updated", customer);
        }
        for (var subscription :
                books.store()
                        .matching(
                                "subscription",
                                one -> Json.is(one, "default_payment_method", Json.id(method)))) {
            subscription.putNull("default_payment_method");
        }
        books.events().say("payment_method.detached", method, Json.text(customer, "test_clock"));
    }

    /** A card as typed, not yet anybody's. */
    ObjectNode create(Cards.Card card, int month, int year, ObjectNode customer) {
        var address =
                Json.has(customer, "address")
                        ? Json.object(customer, "address").deepCopy()
                        : Json.of(
                                "city",
                                null,
                                "country",
                                null,
                                "line1",
                                null,
                                "line2",
                                null,
                                "postal_code",
                                null,
                                "state",
                                null);
        return books.store()
                .add(
                        Shape.of(TABLE)
                                .with("id", Ids.next("pm"))
                                .with("_number", card.number())
                                .with(
                                        "billing_details",
                                        Json.of(
                                                "address",
                                                address,
                                                "email",
                                                Json.text(customer, "email"),
                                                "name",
                                                Json.text(customer, "name"),
                                                "phone",
                                                null,
                                                "tax_id",
                                                null))
                                .with("card", card(card, month, year))
                                .with("created", books.times().now(customer))
                                .node());
    }

    private static ObjectNode card(Cards.Card card, int month, int year) {
        return Json.of(
                "brand",
                card.brand(),
                "checks",
                Json.of(
                        "address_line1_check",
                        null,
                        "address_postal_code_check",
                        null,
                        "cvc_check",
                        "pass"),
                "country",
                "US",
                "display_brand",
                card.brand(),
                "exp_month",
                month,
                "exp_year",
                year,
                "fingerprint",
                "test" + card.number().substring(4, 16),
                "funding",
                "credit",
                "generated_from",
                null,
                "last4",
                card.last4(),
                "networks",
                Json.of("available", Json.array(card.brand()), "preferred", null),
                "regulated_status",
                "unregulated",
                "three_d_secure_usage",
                Json.of("supported", true),
                "wallet",
                null);
    }

    void attach(ObjectNode method, ObjectNode customer) {
        method.put("customer", Json.id(customer));
        books.events().say("payment_method.attached", method, Json.text(customer, "test_clock"));
    }

    /** Makes it the card for all later invoices. */
    void makeDefault(ObjectNode method, ObjectNode customer) {
        Json.object(customer, "invoice_settings").put("default_payment_method", Json.id(method));
        books.events().say("customer.updated", customer);
    }

    /** The card that pays for a subscription, or for its customer's invoices. */
    @Nullable ObjectNode paying(ObjectNode customer, @Nullable ObjectNode subscription) {
        var own = subscription == null ? null : Json.text(subscription, "default_payment_method");
        var id =
                own == null
                        ? Json.text(
                                Json.object(customer, "invoice_settings"), "default_payment_method")
                        : own;
        return id == null ? null : books.store().find(TABLE, id);
    }
}
