package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Takes browsers' requests for the hosted pages off HTTP. */
final class Hosted implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Hosted.class.getName());
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final Store store;
    private final Map<String, Function<Visit, Reply>> pages;

    /** The pages by the first step of their path. */
    Hosted(Store store, Map<String, Function<Visit, Reply>> pages) {
        this.store = store;
        this.pages = pages;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = reply(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("sotto-stand-in", "test-billing");
            headers.set("Content-Type", reply.type());
            headers.set("Cache-Control", "no-store");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
            headers.set("Referrer-Policy", "no-referrer");
            if (reply.location() != null) {
                headers.set("Location", reply.location());
            }
            var body = reply.bytes();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        var steps = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
        boolean posted = "POST".equals(exchange.getRequestMethod());
        var body = posted ? new String(exchange.getRequestBody().readNBytes(1 << 16), UTF_8) : "";
        var visit = new Visit(steps, posted, Form.parse(body), locale(exchange));
        var page = pages.getOrDefault(steps.getFirst(), Hosted::unknown);
        try {
            return store.transact(() -> page.apply(visit));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Test billing failed on a page", e);
            var words = visit.words();
            return Reply.page(
                    500,
                    Html.page(
                            words,
                            words.say("failed"),
                            new Html().text("p", words.say("failed.text"))));
        }
    }

    private static Reply unknown(Visit visit) {
        var words = visit.words();
        var html = new Html().text("p", words.say("home.text"));
        int status = visit.steps().getFirst().isEmpty() ? 200 : 404;
        return Reply.page(status, Html.page(words, words.say("home"), html));
    }

    private static Locale locale(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Accept-Language");
        try {
            var found =
                    header == null
                            ? null
                            : Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
