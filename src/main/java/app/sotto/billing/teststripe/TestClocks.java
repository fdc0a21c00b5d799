package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * Clocks that tests move forward, and with them the customers that hang on them.
 *
 * <p>Copies: https://docs.stripe.com/api/test_clocks and
 * https://docs.stripe.com/billing/testing/test-clocks (2026-07-29.dahlia): forward only, at most
 * two intervals of the shortest subscription at a time in Stripe, which is not enforced here;
 * {@code advancing} until all that was due is done.
 */
final class TestClocks {
    static final String TABLE = "test_helpers.test_clock";

    private final Books books;
    private final Timekeeper timekeeper;

    TestClocks(Books books, Timekeeper timekeeper) {
        this.books = books;
        this.timekeeper = timekeeper;
    }

    void routes(Router router) {
        router.post("/v1/test_helpers/test_clocks", this::create)
                .get(
                        "/v1/test_helpers/test_clocks",
                        call -> Listing.of(call, books.store(), TABLE, one -> true))
                .get(
                        "/v1/test_helpers/test_clocks/:id",
                        call -> books.named(TABLE, call.id(), "test_clock"))
                .delete("/v1/test_helpers/test_clocks/:id", this::delete)
                .post("/v1/test_helpers/test_clocks/:id/advance", this::advance);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var frozen = params.number("frozen_time");
        if (frozen == null) {
            throw Refusal.missing("frozen_time");
        }
        long now = books.times().wall();
        var clock =
                Json.of(
                        "id",
                        Ids.next("clock"),
                        "object",
                        TABLE,
                        "created",
                        now,
                        "deletes_after",
                        now + 30 * Times.DAY,
                        "frozen_time",
                        frozen,
                        "livemode",
                        false,
                        "name",
                        params.text("name"),
                        "status",
                        "ready",
                        "status_details",
                        Json.of());
        books.store().add(clock);
        books.events().say("test_helpers.test_clock.created", clock);
        return clock;
    }

    private ObjectNode advance(Call call) {
        var clock = books.named(TABLE, call.id(), "test_clock");
        var target = call.params().number("frozen_time");
        if (target == null) {
            throw Refusal.missing("frozen_time");
        }
        if (target <= Json.number(clock, "frozen_time")) {
            throw Refusal.invalid("A test clock only moves forward.", "frozen_time");
        }
        if (Json.is(clock, "status", "advancing")) {
            throw Refusal.invalid(
                    "test_clock_advancing", "This test clock is still advancing.", null);
        }
        clock.put("status", "advancing");
        clock.set("status_details", Json.of("advancing", Json.of("target_frozen_time", target)));
        books.events().say("test_helpers.test_clock.advancing", clock);
        timekeeper.wake();
        return clock;
    }

    private ObjectNode delete(Call call) {
        var clock = books.named(TABLE, call.id(), "test_clock");
        for (var table : new String[] {"customer", "subscription", "invoice", "invoiceitem"}) {
            for (var one :
                    books.store()
                            .matching(table, found -> Json.is(found, "test_clock", call.id()))) {
                books.store().remove(table, Json.id(one));
            }
        }
        books.store().remove(TABLE, call.id());
        books.events().say("test_helpers.test_clock.deleted", clock);
        return Json.of("id", call.id(), "object", TABLE, "deleted", true);
    }
}
