package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meters, and the summaries of what was metered.
 *
 * <p>Copies: https://docs.stripe.com/api/billing/meter and
 * https://docs.stripe.com/api/billing/meter-event-summary (2026-07-29.dahlia): an event name
 * belongs to one active meter; summaries begin and end on whole minutes, or on whole hours or days
 * when they are grouped.
 */
final class Meters {
    private final Books books;
    private final Usage usage;

    Meters(Books books, Usage usage) {
        this.books = books;
        this.usage = usage;
    }

    void routes(Router router) {
        router.post("/v1/billing/meters", this::create)
                .get(
                        "/v1/billing/meters",
                        call ->
                                Listing.of(
                                        call,
                                        books.store(),
                                        "billing.meter",
                                        Listing.where(call.params(), "status")))
                .get(
                        "/v1/billing/meters/:id",
                        call -> books.named("billing.meter", call.id(), "id"))
                .post("/v1/billing/meters/:id", this::update)
                .post("/v1/billing/meters/:id/deactivate", call -> status(call, "inactive"))
                .post("/v1/billing/meters/:id/reactivate", call -> status(call, "active"))
                .get("/v1/billing/meters/:id/event_summaries", this::summaries);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var name = params.required("event_name");
        if (!books.store().matching("billing.meter", one -> active(one, name)).isEmpty()) {
            throw Refusal.invalid(
                    "resource_already_exists",
                    "An active meter already listens to " + name + ".",
                    "event_name");
        }
        var aggregation = params.group("default_aggregation");
        if (aggregation == null) {
            throw Refusal.missing("default_aggregation");
        }
        var window = params.oneOf("event_time_window", "", "hour", "day");
        var mapping = params.groupOrEmpty("customer_mapping");
        var value = params.groupOrEmpty("value_settings");
        long now = books.times().wall();
        var meter =
                Shape.of("billing.meter")
                        .with("id", Ids.next("mtr_test"))
                        .with("created", now)
                        .with(
                                "customer_mapping",
                                Json.of(
                                        "event_payload_key",
                                                or(
                                                        mapping.text("event_payload_key"),
                                                        "stripe_customer_id"),
                                        "type", mapping.oneOf("type", "by_id", "by_id")))
                        .with(
                                "default_aggregation",
                                Json.of(
                                        "formula",
                                        aggregation.oneOf(
                                                "formula", "sum", "sum", "count", "last")))
                        .with("display_name", params.required("display_name"))
                        .with("event_name", name)
                        .with("event_time_window", window.isEmpty() ? null : window)
                        .with("updated", now)
                        .with(
                                "value_settings",
                                Json.of(
                                        "event_payload_key",
                                        or(value.text("event_payload_key"), "value")))
                        .node();
        books.store().add(meter);
        books.events().say("billing.meter.created", meter);
        return meter;
    }

    private static String or(@Nullable String text, String fallback) {
        return text == null ? fallback : text;
    }

    static boolean active(ObjectNode meter, String eventName) {
        return Json.is(meter, "event_name", eventName) && Json.is(meter, "status", "active");
    }

    private ObjectNode update(Call call) {
        var meter = books.named("billing.meter", call.id(), "id");
        meter.put("display_name", call.params().required("display_name"))
                .put("updated", books.times().wall());
        books.events().say("billing.meter.updated", meter);
        return meter;
    }

    private ObjectNode status(Call call, String status) {
        var meter = books.named("billing.meter", call.id(), "id");
        boolean off = "inactive".equals(status);
        meter.put("status", status).put("updated", books.times().wall());
        Json.set(
                Json.object(meter, "status_transitions"),
                "deactivated_at",
                off ? books.times().wall() : null);
        books.events().say(off ? "billing.meter.deactivated" : "billing.meter.reactivated", meter);
        return meter;
    }

    private ObjectNode summaries(Call call) {
        var params = call.params();
        var meter = books.named("billing.meter", call.id(), "id");
        var customer = Json.id(books.named("customer", params.required("customer"), "customer"));
        long start = params.number("start_time", -1);
        long end = params.number("end_time", -1);
        var grouping = params.oneOf("value_grouping_window", "", "hour", "day");
        long step =
                "day".equals(grouping)
                        ? Times.DAY
                        : "hour".equals(grouping) ? Times.HOUR : Times.MINUTE;
        if (start < 0 || end <= start || start % step != 0 || end % step != 0) {
            throw Refusal.invalid(
                    "Summaries begin and end on whole minutes, hours or days.", "start_time");
        }
        var found = new ArrayList<ObjectNode>();
        long width = grouping.isEmpty() ? end - start : step;
        for (long from = start; from < end; from += width) {
            var value = usage.aggregate(meter, customer, from, from + width);
            if (grouping.isEmpty() || value.signum() != 0) {
                found.add(summary(meter, from, from + width, value));
            }
        }
        return Listing.page(call, found.reversed());
    }

    private static ObjectNode summary(ObjectNode meter, long start, long end, BigDecimal value) {
        return Json.of(
                "id",
                "mtrusg_test_" + Json.id(meter).replaceFirst("mtr_test_", "") + start,
                "object",
                "billing.meter_event_summary",
                "aggregated_value",
                value,
                "end_time",
                end,
                "livemode",
                false,
                "meter",
                Json.id(meter),
                "start_time",
                start);
    }
}
