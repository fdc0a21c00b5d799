package app.sotto.billing.teststripe;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers the second request with an idempotency key as it answered the first, for 24 hours.
 *
 * <p>Copies: https://docs.stripe.com/api/idempotent_requests and
 * https://docs.stripe.com/error-low-level#idempotency (2026-07-29.dahlia): what validation refused
 * is not kept, a card that was turned down is.
 */
final class Replays {
    record Request(String key, String path, String body, String id) {}

    record Answer(int status, JsonNode body, boolean replayed, String request) {}

    private static final String TABLE = "_replay";
    private static final long DAY = 24 * 3600;

    private final Store store;
    private final Times times;

    Replays(Books books) {
        store = books.store();
        times = books.times();
    }

    /** Drops what is older than a day. */
    void forget() {
        long since = times.wall() - DAY;
        for (var table : new String[] {TABLE, "_identifier"}) {
            store.matching(table, one -> Json.number(one, "at") < since)
                    .forEach(one -> store.remove(table, Json.id(one)));
        }
    }

    /**
     * Does the work unless the same request was answered before; two at once wait for each other.
     */
    Answer once(Request request, Supplier<JsonNode> work) {
        return store.transact(() -> {
            var known = recall(request);
            return known == null ? first(request, work) : known;
        });
    }

    private Answer first(Request request, Supplier<JsonNode> work) {
        try {
            return keep(request, 200, store.attempt(work));
        } catch (Refusal refusal) {
            if (refusal.kept()) {
                return keep(request, refusal.status(), refusal.envelope());
            }
            throw refusal;
        }
    }

    private @Nullable Answer recall(Request request) {
        var kept = store.find(TABLE, request.key());
        if (kept == null) {
            return null;
        }
        if (times.wall() - Json.number(kept, "at") > DAY) {
            store.remove(TABLE, request.key());
            return null;
        }
        if (!Json.is(kept, "path", request.path()) || !Json.is(kept, "sent", request.body())) {
            throw Refusal.idempotency(
                    "Keys for idempotent requests can only be used with the same parameters they"
                            + " were first used with; '"
                            + request.key()
                            + "' was sent with others before.");
        }
        return new Answer(
                (int) Json.number(kept, "status"),
                kept.path("body"),
                true,
                Json.need(kept, "request"));
    }

    private Answer keep(Request request, int status, JsonNode body) {
        store.put(
                TABLE,
                Json.of(
                        "id", request.key(),
                        "path", request.path(),
                        "sent", request.body(),
                        "status", status,
                        "body", body,
                        "request", request.id(),
                        "at", times.wall()));
        return new Answer(status, body, false, request.id());
    }
}
