package app.sotto.billing.teststripe;

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
            notCounted(name, identifier);
        } else {
            count(event, meters.getFirst(), customer, now);
        }
        books.store().add(event);
        var answer = event.deepCopy();
        answer.remove("id");
        return answer;
    }

    private void unseen(String identifier) {
        long now = books.times().wall();
        var seen = books.store().find("_identifier", identifier);
        if (seen != null && Json.number(seen, "at") > now - Times.DAY) {
            throw Refusal.invalid(
                    "An event already exists with identifier " + identifier + ".", "identifier");
        }
        books.store().put("_identifier", Json.of("id", identifier, "at", now));
    }

    private @Nullable ObjectNode customer(ObjectNode meter, ObjectNode payload) {
        var key = Json.need(Json.object(meter, "customer_mapping"), "event_payload_key");
        var id = Json.text(payload, key);
        return id == null ? null : books.store().find("customer", id);
    }

    private void notCounted(String name, String identifier) {
        var archived =
                books.store().matching("billing.meter", one -> Json.is(one, "event_name", name));
        if (archived.isEmpty()) {
            errors.noMeter(name, identifier);
        } else {
            errors.report(
                    archived.getFirst(), "archived_meter", identifier, "The meter is not active.");
        }
    }

    private void count(
            ObjectNode event, ObjectNode meter, @Nullable ObjectNode customer, long now) {
        var payload = Json.object(event, "payload");
        var value =
                Json.text(
                        payload,
                        Json.need(Json.object(meter, "value_settings"), "event_payload_key"));
        boolean valueless = Json.is(Json.object(meter, "default_aggregation"), "formula", "count");
        var counted = value == null && valueless ? "1" : value;
        var mistake = mistake(event, meter, customer, counted, now);
        if (mistake != null) {
            errors.report(
                    meter, mistake.code(), Json.need(event, "identifier"), mistake.sentence());
        } else if (customer != null && counted != null) {
            event.put("_meter", Json.id(meter))
                    .put("_customer", Json.id(customer))
                    .put("_value", counted);
        }
    }

    private record Mistake(String code, String sentence) {}

    private static @Nullable Mistake mistake(
            ObjectNode event,
            ObjectNode meter,
            @Nullable ObjectNode customer,
            @Nullable String value,
            long now) {
        var key = Json.need(Json.object(meter, "customer_mapping"), "event_payload_key");
        long at = Json.number(event, "timestamp");
        if (Json.text(Json.object(event, "payload"), key) == null) {
            return new Mistake("meter_event_no_customer_defined", "The payload names no customer.");
        }
        if (customer == null) {
            return new Mistake(
                    "meter_event_customer_not_found", "The payload's customer is not known.");
        }
        if (value == null || !value.matches("-?\\d+")) {
            return new Mistake(
                    "meter_event_invalid_value", "The payload's value is no whole number.");
        }
        if (value.length() > 15) {
            return new Mistake(
                    "meter_event_value_too_many_digits",
                    "The payload's value has more than 15 digits.");
        }
        if (at < now - BACK) {
            return new Mistake(
                    "timestamp_too_far_in_past", "The timestamp lies more than 35 days back.");
        }
        return at > now + AHEAD
                ? new Mistake(
                        "timestamp_in_future", "The timestamp lies more than 5 minutes ahead.")
                : null;
    }
}
