package app.sotto.billing.teststripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports of usage that could not be counted, as thin events that are fetched for their details.
 *
 * <p>Copies: https://docs.stripe.com/api/v2/core/events and
 * https://docs.stripe.com/api/v2/core/events/event-types (2026-07-29.dahlia). Stripe gathers errors
 * for a while into one report; here each error is its own report at once.
 */
final class MeterErrors {
    private static final String TABLE = "v2.core.event";
    private final Books books;
    private final Webhooks webhooks;

    MeterErrors(Books books, Webhooks webhooks) {
        this.books = books;
        this.webhooks = webhooks;
    }

    void routes(Router router) {
        router.get("/v2/core/events/:id", call -> books.named("_full_event", call.id(), "id"));
    }

    void report(ObjectNode meter, String code, String identifier, String sentence) {
        var related =
                Json.of(
                        "id",
                        Json.id(meter),
                        "type",
                        "billing.meter",
                        "url",
                        "/v1/billing/meters/" + Json.id(meter));
        say("v1.billing.meter.error_report_triggered", code, identifier, sentence, related);
    }

    void noMeter(String name, String identifier) {
        say(
                "v1.billing.meter.no_meter_found",
                "no_meter",
                identifier,
                "No active meter listens to " + name + ".",
                null);
    }

    private void say(
            String type,
            String code,
            String identifier,
            String sentence,
            @Nullable ObjectNode related) {
        var now = Instant.ofEpochSecond(books.times().wall()).toString();
        var thin =
                Json.of(
                        "id",
                        Ids.next("evt_test"),
                        "object",
                        TABLE,
                        "context",
                        null,
                        "created",
                        now,
                        "livemode",
                        false,
                        "reason",
                        null,
                        "type",
                        type);
        if (related != null) {
            thin.set("related_object", related);
        }
        var sample =
                Json.of("error_message", sentence, "request", Json.of("identifier", identifier));
        var kinds =
                Json.array(
                        Json.of(
                                "code",
                                code,
                                "error_count",
                                1,
                                "sample_errors",
                                Json.array(sample)));
        var full = thin.deepCopy();
        full.set(
                "data",
                Json.of(
                        "developer_message_summary",
                        "There is 1 invalid event.",
                        "reason",
                        Json.of("error_count", 1, "error_types", kinds),
                        "validation_end",
                        now,
                        "validation_start",
                        now));
        books.store().put("_full_event", full);
        webhooks.enqueue(books.store().add(thin));
    }
}
