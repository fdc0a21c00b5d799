package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends each event to the addresses that were named, signed, until one answers with 2xx; what was
 * not yet delivered is sent again after a restart.
 *
 * <p>Copies: https://docs.stripe.com/webhooks (2026-07-29.dahlia): JSON by POST, retried with
 * growing pauses, no promise of order, now and then twice. Stripe retries a test event three times
 * over a few hours; here the pauses grow from one second to five minutes over three days.
 */
final class Webhooks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final String TABLE = "_delivery";
    private static final long GIVE_UP_MILLIS = Duration.ofDays(3).toMillis();
    private static final long LONGEST_PAUSE_MILLIS = Duration.ofMinutes(5).toMillis();

    private final Store store;
    private final Disturbances disturbances;
    private final List<TestStripeOptions.WebhookTarget> targets;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Object bell = new Object();
    private volatile boolean open = true;
    private @Nullable Thread sender;

    Webhooks(
            Store store, Disturbances disturbances, List<TestStripeOptions.WebhookTarget> targets) {
        this.store = store;
        this.disturbances = disturbances;
        this.targets = List.copyOf(targets);
    }

    int targets() {
        return targets.size();
    }

    void start() {
        if (!targets.isEmpty()) {
            sender = Thread.ofVirtual().name("test-billing-webhooks").start(this::run);
        }
    }

    void enqueue(ObjectNode event) {
        long due = System.currentTimeMillis() + disturbances.delay().toMillis();
        for (int target = 0; target < targets.size(); target++) {
            for (int copy = 0; copy < disturbances.copies(); copy++) {
                store.put(
                        TABLE,
                        Json.of(
                                "id",
                                Ids.next("whd"),
                                "event",
                                Json.id(event),
                                "table",
                                Json.need(event, "object"),
                                "target",
                                target,
                                "attempts",
                                0,
                                "since",
                                due,
                                "due",
                                due));
            }
        }
        ring();
    }

    /** Sends an event again, as one can from Stripe's dashboard. */
    void again(ObjectNode event) {
        store.transact(() -> {
            enqueue(event);
            return true;
        });
    }

    int waiting() {
        return store.transact(() -> store.seen(TABLE, delivery -> true).size());
    }

    private void run() {
        while (open) {
            try {
                due().forEach(this::send);
                synchronized (bell) {
                    bell.wait(100);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (open) {
                    LOG.log(Level.WARNING, "A webhook of test billing could not be sent", e);
                }
            }
        }
    }

    private List<ObjectNode> due() {
        long now = System.currentTimeMillis();
        return store.transact(() -> {
            var all = store.seen(TABLE, delivery -> true);
            boolean gathering =
                    disturbances.disordered()
                            && all.stream()
                                    .anyMatch(one ->
                                            Json.number(one, "attempts") == 0
                                                    && Json.number(one, "due") > now);
            var due =
                    new ArrayList<>(
                            gathering
                                    ? List.<ObjectNode>of()
                                    : all.stream()
                                            .filter(one -> Json.number(one, "due") <= now)
                                            .map(Json::copy)
                                            .toList());
            return disturbances.disordered() ? due.reversed() : due;
        });
    }

    private void send(ObjectNode delivery) {
        var payload = store.transact(() -> payload(delivery));
        boolean delivered = payload == null || post(target(delivery), payload);
        store.transact(() -> {
            var kept = store.find(TABLE, Json.id(delivery));
            if (kept != null) {
                settle(kept, delivered);
            }
            return true;
        });
    }

    private TestStripeOptions.@Nullable WebhookTarget target(ObjectNode delivery) {
        int index = (int) Json.number(delivery, "target");
        return index < targets.size() ? targets.get(index) : null;
    }

    private @Nullable String payload(ObjectNode delivery) {
        var event = store.find(Json.need(delivery, "table"), Json.need(delivery, "event"));
        return event == null ? null : Json.published(event).toString();
    }

    private void settle(ObjectNode delivery, boolean delivered) {
        long now = System.currentTimeMillis();
        if (delivered || now - Json.number(delivery, "since") > GIVE_UP_MILLIS) {
            store.remove(TABLE, Json.id(delivery));
            var event = store.find(Json.need(delivery, "table"), Json.need(delivery, "event"));
            if (event != null && delivered && Json.number(event, "pending_webhooks") > 0) {
                event.put("pending_webhooks", Json.number(event, "pending_webhooks") - 1);
            }
            return;
        }
        long attempts = Json.number(delivery, "attempts") + 1;
        long pause = Math.min(LONGEST_PAUSE_MILLIS, 1000L << Math.min(attempts - 1, 20));
        delivery.put("attempts", attempts).put("due", now + pause);
    }

    private boolean post(TestStripeOptions.@Nullable WebhookTarget target, String payload) {
        if (target == null) {
            return true;
        }
        try {
            long now = System.currentTimeMillis() / 1000;
            var request =
                    HttpRequest.newBuilder(target.url())
                            .timeout(Duration.ofSeconds(15))
                            .header("Content-Type", "application/json; charset=utf-8")
                            .header("sotto-stand-in", "test-billing")
                            .header(
                                    "Stripe-Signature",
                                    WebhookSignature.header(payload, now, target.secrets()))
                            .POST(BodyPublishers.ofString(payload, UTF_8))
                            .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    @Override
    public void close() {
        open = false;
        ring();
        if (sender != null) {
            sender.interrupt();
        }
        http.shutdownNow();
    }
}
