package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what happened, with a snapshot of the object and, on updates, what its changed fields
 * were.
 *
 * <p>Copies: https://docs.stripe.com/api/events and https://docs.stripe.com/api/events/types
 * (2026-07-29.dahlia). {@code created} is the time of the object's own clock.
 */
final class Events {
    private final Store store;
    private final Times times;
    private final Webhooks webhooks;

    Events(Store store, Times times, Webhooks webhooks) {
        this.store = store;
        this.times = times;
        this.webhooks = webhooks;
    }

    void routes(Router router) {
        router.get("/v1/events", this::list);
        router.get(
                "/v1/events/:id",
                call -> {
                    var event = store.find("event", call.id());
                    if (event == null) {
                        throw Refusal.noSuch("event", call.id(), "id");
                    }
                    return event;
                });
    }

    private ObjectNode list(Call call) {
        var one = call.params().text("type");
        var types = new ArrayList<>(call.params().texts("types"));
        if (one != null) {
            types.add(one);
        }
        return Listing.of(
                call,
                store,
                "event",
                event ->
                        types.isEmpty()
                                || types.stream()
                                        .anyMatch(wanted ->
                                                matches(wanted, Json.need(event, "type"))));
    }

    private static boolean matches(String wanted, String type) {
        return wanted.endsWith("*")
                ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                : type.equals(wanted);
    }

    /** Something happened to an object that carries its own test clock, if any. */
    void say(String type, ObjectNode object) {
        say(type, object, Json.text(object, "test_clock"));
    }

    void say(String type, ObjectNode object, @Nullable String testClock) {
        var data = Json.of("object", Json.published(object));
        if (type.endsWith(".updated")) {
            var was = store.before(Json.need(object, "object"), Json.id(object));
            var previous = was == null ? Json.of() : previous(was, object);
            if (previous.isEmpty()) {
                return;
            }
            data.set("previous_attributes", previous);
        }
        if (type.endsWith(".updated") || type.endsWith(".created")) {
            store.told(Json.need(object, "object"), object);
        }
        var event =
                Json.of(
                        "id",
                        Ids.next("evt"),
                        "object",
                        "event",
                        "api_version",
                        Wire.VERSION,
                        "created",
                        times.now(testClock),
                        "data",
                        data,
                        "livemode",
                        false,
                        "pending_webhooks",
                        webhooks.targets(),
                        "request",
                        store.asking(),
                        "type",
                        type);
        store.add(event);
        webhooks.enqueue(event);
    }

    static ObjectNode previous(ObjectNode was, ObjectNode now) {
        var previous = Json.of();
        var names = new ArrayList<>(List.copyOf(was.propertyNames()));
        now.propertyNames().stream().filter(name -> !was.has(name)).forEach(names::add);
        for (var name : names) {
            var old = Json.published(Json.of("v", was.get(name))).get("v");
            if (!name.startsWith("_")
                    && !Json.published(Json.of("v", now.get(name))).get("v").equals(old)) {
                previous.set(name, old);
            }
        }
        return previous;
    }
}
