package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends customers to a hosted page where they subscribe.
 *
 * <p>Copies: https://docs.stripe.com/api/checkout/sessions and
 * https://docs.stripe.com/payments/checkout/free-trials (2026-07-29.dahlia), mode {@code
 * subscription} with hosted pages; a session expires after 24 hours unless {@code expires_at} says
 * otherwise.
 */
final class CheckoutSessions {
    static final String TABLE = "checkout.session";

    private final Books books;
    private final CheckoutOrders orders;

    CheckoutSessions(Books books, CheckoutOrders orders) {
        this.books = books;
        this.orders = orders;
    }

    void routes(Router router, Expansion expansion) {
        router.post("/v1/checkout/sessions", orders::create)
                .get("/v1/checkout/sessions", this::list)
                .get("/v1/checkout/sessions/:id", call -> books.named(TABLE, call.id(), "session"))
                .get(
                        "/v1/checkout/sessions/:id/line_items",
                        call -> Listing.page(call, lines(books.named(TABLE, call.id(), "session"))))
                .post("/v1/checkout/sessions/:id/expire", this::expireNow);
        expansion.onRequest(
                TABLE,
                "line_items",
                session ->
                        Json.listObject(
                                lines(session),
                                "/v1/checkout/sessions/" + Json.id(session) + "/line_items"));
    }

    static List<ObjectNode> lines(ObjectNode session) {
        var lines = new ArrayList<ObjectNode>();
        Json.items(session, "_lines").forEach(line -> lines.add((ObjectNode) line));
        return lines;
    }

    private ObjectNode list(Call call) {
        return Listing.of(
                call,
                books.store(),
                TABLE,
                Listing.where(
                        call.params(), "customer", "subscription", "status", "payment_intent"));
    }

    static ObjectNode details(ObjectNode customer) {
        return Json.of(
                "address", customer.path("address").deepCopy(),
                "business_name", null,
                "email", Json.text(customer, "email"),
                "individual_name", null,
                "name", Json.text(customer, "name"),
                "phone", Json.text(customer, "phone"),
                "tax_exempt", Json.text(customer, "tax_exempt"),
                "tax_ids", Json.array());
    }

    private ObjectNode expireNow(Call call) {
        var session = books.named(TABLE, call.id(), "session");
        if (!Json.is(session, "status", "open")) {
            throw Refusal.invalid(
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This one is "
                            + Json.need(session, "status")
                            + ".",
                    null);
        }
        expire(session);
        return session;
    }

    void expire(ObjectNode session) {
        session.put("status", "expired").putNull("url");
        books.events().say("checkout.session.expired", session, clock(session));
    }

    @Nullable String clock(ObjectNode session) {
        var id = Json.text(session, "customer");
        var customer = id == null ? null : books.store().find("customer", id);
        return customer == null ? null : Json.text(customer, "test_clock");
    }
}
