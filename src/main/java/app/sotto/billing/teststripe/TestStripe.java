package app.sotto.billing.teststripe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A local server that speaks Stripe's wire format for what Sotto uses, so that the whole of billing
 * can be bought, lived through and cancelled on one machine with test cards. No money moves. It
 * listens on 127.0.0.1 only.
 *
 * <p>Point stripe-java at {@link #baseUri()} with {@link #apiKey()}; it speaks API version
 * 2026-07-29.dahlia and no other. What it copies and from where stands in the Javadoc of each class
 * and in docs/test-billing.md.
 */
public final class TestStripe implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final Store store;
    private final Desk desk;
    private final URI base;
    private final ObjectNode secrets;

    private TestStripe(TestStripeOptions options) {
        server = bind(options.port()); // first: who gets no port must not keep the folder locked
        store = store(options.folder(), server);
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        secrets = store.transact(() -> secrets(store));
        desk = new Desk(store, withSecrets(options), base, apiKey());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(workers);
        server.createContext("/v1/", desk.wire());
        server.createContext("/v2/", desk.wire());
        server.createContext("/", desk.hosted());
        server.start();
        desk.start();
    }

    /**
     * Starts the server.
     *
     * @throws UncheckedIOException when the port is taken or the folder cannot be written
     */
    public static TestStripe start(TestStripeOptions options) {
        return new TestStripe(options);
    }

    private static Store store(@Nullable Path folder, HttpServer server) {
        try {
            return new Store(folder);
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Test billing cannot listen on port " + port, e);
        }
    }

    private static ObjectNode secrets(Store store) {
        var kept = store.find("_secrets", "all");
        return kept != null
                ? kept
                : store.put(
                        "_secrets",
                        Json.of(
                                "id", "all",
                                "key", "sk_test_standin_" + Ids.random(24),
                                "webhook", "whsec_standin_" + Ids.random(24)));
    }

    private TestStripeOptions withSecrets(TestStripeOptions options) {
        var targets =
                options.webhooks().stream()
                        .map(target ->
                                target.secrets().isEmpty()
                                        ? new TestStripeOptions.WebhookTarget(
                                                target.url(), List.of(webhookSecret()))
                                        : target)
                        .toList();
        return new TestStripeOptions(options.port(), options.folder(), targets, options.clock());
    }

    /** Where it answers, such as {@code http://127.0.0.1:49152}. */
    public URI baseUri() {
        return base;
    }

    /**
     * The only key it takes; begins with {@code sk_test_standin_} and stays the same as long as its
     * folder.
     */
    public String apiKey() {
        return Json.need(secrets, "key");
    }

    /** What webhooks are signed with where their target names no secret of its own. */
    public String webhookSecret() {
        return Json.need(secrets, "webhook");
    }

    /** Lets something go wrong, or with {@link Disturbance#NONE} no more. */
    public void disturb(Disturbance disturbance) {
        desk.disturb(disturbance);
    }

    /** Does now all that the machine's time has made due, instead of within half a second. */
    public void catchUp() {
        desk.catchUp();
    }

    /**
     * Moves the time of everything that hangs on no test clock forward, for good, and does what
     * that made due.
     *
     * @throws IllegalArgumentException when the time would go back
     */
    public void forward(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time goes forward only, not by " + time + ".");
        }
        desk.forward(time);
    }

    /** The time of everything that hangs on no test clock. */
    public Instant now() {
        return desk.now();
    }

    /** Sends an event that exists once more to every target. */
    public void sendAgain(String eventId) {
        desk.sendAgain(eventId);
    }

    /** How many webhooks have not been delivered yet. */
    public int undelivered() {
        return desk.undelivered();
    }

    @Override
    public void close() {
        server.stop(0);
        desk.close();
        workers.shutdownNow();
        store.close();
    }
}
