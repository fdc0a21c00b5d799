package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes API requests off HTTP: who asks, for which API version, once or again, and what comes back.
 *
 * <p>Copies: https://docs.stripe.com/api/authentication, https://docs.stripe.com/api/versioning,
 * https://docs.stripe.com/api/request_ids (2026-07-29.dahlia). Another version than the pinned one
 * is refused, where Stripe would translate.
 */
final class Wire implements HttpHandler {
    static final String VERSION = "2026-07-29.dahlia";
    private static final int LONGEST_BODY = 1 << 20;
    private static final int LONGEST_KEY = 255;
    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    private final Store store;
    private final Router router;
    private final Replays replays;
    private final Expansion expansion;
    private final Disturbances disturbances;
    private final String apiKey;

    Wire(
            Books books,
            Replays replays,
            Router router,
            Expansion expansion,
            Disturbances disturbances,
            String apiKey) {
        this.store = books.store();
        this.router = router;
        this.replays = replays;
        this.expansion = expansion;
        this.disturbances = disturbances;
        this.apiKey = apiKey;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var requestId = Ids.next("req");
        exchange.getResponseHeaders().set("Request-Id", requestId);
        exchange.getResponseHeaders().set("Stripe-Version", VERSION);
        exchange.getResponseHeaders().set("sotto-stand-in", "test-billing");
        try (exchange) {
            if (disturbances.refusesConnections()) {
                return;
            }
            try {
                answer(exchange, requestId);
            } catch (Refusal refusal) {
                send(exchange, refusal.status(), refusal.envelope());
            } catch (RuntimeException e) {
                LOG.log(
                        Level.ERROR,
                        "Test billing failed on " + exchange.getRequestURI().getPath(),
                        e);
                send(exchange, 500, Refusal.broken().envelope());
            }
        }
    }

    private void answer(HttpExchange exchange, String requestId) throws IOException {
        if (disturbances.unavailable()) {
            throw Refusal.unavailable();
        }
        authorize(exchange);
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        var query = exchange.getRequestURI().getRawQuery();
        var body = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), UTF_8);
        var sent = body.isEmpty() ? (query == null ? "" : query) : body;
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key != null && key.length() > LONGEST_KEY) {
            throw Refusal.invalid("An idempotency key has up to 255 characters.", null);
        }
        if ("POST".equals(method) && key != null) {
            replay(exchange, new Replays.Request(key, path, sent, requestId));
        } else {
            send(exchange, 200, perform(method, path, sent, requestId, key));
        }
    }

    private void replay(HttpExchange exchange, Replays.Request request) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Idempotency-Key", request.key());
        var answer =
                replays.once(
                        request,
                        () ->
                                perform(
                                        "POST",
                                        request.path(),
                                        request.body(),
                                        request.id(),
                                        request.key()));
        if (answer.replayed()) {
            headers.set("Idempotent-Replayed", "true");
            headers.set("Original-Request", answer.request());
        }
        send(exchange, answer.status(), answer.body());
    }

    private JsonNode perform(
            String method, String path, String sent, String requestId, @Nullable String key) {
        var match = router.match(method, path);
        return store.transact(() -> {
            store.asking(requestId, key);
            var params = new Params(Form.parse(sent));
            var expand = params.texts("expand");
            var result = match.answer().to(new Call(path, match.names(), params));
            params.done();
            return expansion.apply(result, expand);
        });
    }

    private void authorize(HttpExchange exchange) {
        var sent = exchange.getRequestHeaders().getFirst("Authorization");
        if (sent == null) {
            throw Refusal.unauthorized(
                    "You did not provide an API key: send it as a bearer token.");
        }
        var key = key(sent);
        if (!key.equals(apiKey)) {
            var shown = key.length() > 12 ? key.substring(0, 8) + "****" : "****";
            throw Refusal.unauthorized("Invalid API Key provided: " + shown);
        }
        var version = exchange.getRequestHeaders().getFirst("Stripe-Version");
        if (version != null && !version.equals(VERSION)) {
            throw Refusal.invalid(
                    "Invalid Stripe API version: "
                            + version
                            + ". Test billing speaks "
                            + VERSION
                            + " only.",
                    null);
        }
    }

    private static String key(String sent) {
        if (!sent.startsWith("Basic ")) {
            return sent.replaceFirst("^Bearer ", "");
        }
        try {
            var pair = new String(Base64.getDecoder().decode(sent.substring(6)), UTF_8);
            return pair.replaceFirst(":.*", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
