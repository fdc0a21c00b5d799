package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what was used, and says afterwards what could not be counted.
 *
 * <p>Copies: https://docs.stripe.com/api/billing/meter-event and
 * https://docs.stripe.com/billing/subscriptions/usage-based/recording-usage-api
 * (2026-07-29.dahlia): an identifier counts once in 24 hours; timestamps lie at most 35 days back
 * and 5 minutes ahead; the answer promises nothing, mistakes come later as {@code
 * v1.billing.meter.error_report_triggered}. An event for a customer on a test clock is measured
 * against that clock.
 */
final class MeterEvents {
    private static final String TABLE = "billing.meter_event";
    private static final long BACK = 35 * Times.DAY;
    private static final long AHEAD = 5 * Times.MINUTE;

    private final Books books;
    private final MeterErrors errors;

    MeterEvents(Books books, MeterErrors errors) {
        this.books = books;
        this.errors = errors;
    }

    void routes(Router router) {
        router.post("/v1/billing/meter_events", this::create);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var name = params.required("event_name");
        var payload = params.free("payload");
        if (payload == null) {
            throw Refusal.missing("payload");
        }
        var sent = params.text("identifier");
        var identifier = sent == null ? Ids.random(32) : sent;
        var meters = books.store().matching("billing.meter", one -> Meters.active(one, name));
        var customer = meters.isEmpty() ? null : customer(meters.getFirst(), payload);
        long now = customer == null ? books.times().wall() : books.times().now(customer);
        long at = params.number("timestamp", now);
        unseen(identifier);
        if (at < now - BACK || at > now + AHEAD) {
            throw Refusal.invalid(
                    at > now ? "timestamp_in_future" : "timestamp_too_far_in_past",
                    "The timestamp must lie within the past 35 days and at most 5 minutes ahead.",
                    "timestamp");
        }
        var event =
                Json.of(
                        "id", Ids.next("_mev"),
                        "object", TABLE,
                        "_received", books.times().wall(),
                        "created", now,
                        "event_name", name,
                        "identifier", identifier,
                        "livemode", false,
                        "payload", payload,
                        "timestamp", at);
        if (meters.isEmpty()) {
            errors.noMeter(name, identifier);
        } else {
            count(event, meters.getFirst(), customer);
        }
        books.store().add(event);
        var answer = event.deepCopy();
        answer.remove("id");
        return answer;
    }

    private void unseen(String identifier) {
        long since = books.times().wall() - Times.DAY;
        var seen =
                books.store()
                        .matching(
                                TABLE,
                                one ->
                                        Json.is(one, "identifier", identifier)
                                                && Json.number(one, "_received") > since);
        if (!seen.isEmpty()) {
            throw Refusal.invalid(
                    "An event already exists with identifier " + identifier + ".", "identifier");
        }
    }

    private @Nullable ObjectNode customer(ObjectNode meter, ObjectNode payload) {
        var key = Json.need(Json.object(meter, "customer_mapping"), "event_payload_key");
        var id = Json.text(payload, key);
        return id == null ? null : books.store().find("customer", id);
    }

    private void count(ObjectNode event, ObjectNode meter, @Nullable ObjectNode customer) {
        var payload = Json.object(event, "payload");
        var mapping = Json.need(Json.object(meter, "customer_mapping"), "event_payload_key");
        var value =
                Json.text(
                        payload,
                        Json.need(Json.object(meter, "value_settings"), "event_payload_key"));
        boolean counts = Json.is(Json.object(meter, "default_aggregation"), "formula", "count");
        var identifier = Json.need(event, "identifier");
        if (Json.text(payload, mapping) == null) {
            errors.report(
                    meter,
                    "meter_event_no_customer_defined",
                    identifier,
                    "The payload names no customer.");
        } else if (customer == null) {
            errors.report(
                    meter,
                    "meter_event_customer_not_found",
                    identifier,
                    "The payload's customer is not known.");
        } else if (value == null && !counts) {
            errors.report(
                    meter, "meter_event_value_not_found", identifier, "The payload has no value.");
        } else if (value != null && !number(value)) {
            errors.report(
                    meter,
                    "meter_event_invalid_value",
                    identifier,
                    "The payload's value is no number.");
        } else {
            event.put("_meter", Json.id(meter)).put("_customer", Json.id(customer));
            event.put("_value", value == null ? "1" : value);
        }
    }

    private static boolean number(String value) {
        try {
            return new BigDecimal(value).scale() <= 12;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
