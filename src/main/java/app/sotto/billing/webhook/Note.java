package app.sotto.billing.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * As much of an event as is kept: that something happened to somebody. What exactly, Stripe is
 * asked.
 *
 * @param customer Stripe's name for them; null: the event names none
 * @param subject Stripe's name for what it happened to
 */
record Note(
        String id, String type, @Nullable String customer, @Nullable String subject, Instant at) {

    /** Reads any version of Stripe's events: these few names have never changed. */
    static Note of(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        String subject = text(object.path("id"));
        String customer =
                "customer".equals(text(object.path("object")))
                        ? subject
                        : name(object.path("customer"));
        return new Note(
                required(event, "id"),
                required(event, "type"),
                customer,
                subject,
                created(event.path("created")));
    }

    /** Newer events (v2) write their time in letters. */
    private static Instant created(JsonNode created) {
        return created.isNumber()
                ? Instant.ofEpochSecond(created.asLong())
                : Instant.parse(created.asString());
    }

    private static String required(JsonNode event, String name) {
        String value = text(event.path(name));
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The event has no " + name);
        }
        return value;
    }

    /** A name, or the whole object it names. */
    private static @Nullable String name(JsonNode reference) {
        return reference.isObject() ? text(reference.path("id")) : text(reference);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
