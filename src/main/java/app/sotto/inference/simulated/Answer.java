package app.sotto.inference.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/** One answer on its way out, and whatever goes wrong with it on request. */
final class Answer {

    static final String HEADER = "x-sotto-simulated";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Faults.Plan NOTHING = new Faults.Plan(false, false, false, false, 1);

    private final HttpExchange exchange;
    private final Faults faults;
    private final long began = System.nanoTime();
    private Faults.Plan plan = NOTHING;

    Answer(HttpExchange exchange, Faults faults) {
        this.exchange = exchange;
        this.faults = faults;
        exchange.getResponseHeaders().set(HEADER, "1");
    }

    /** From here on the faults that a request for that model meets are met. */
    Faults.Plan meet(String model) throws VllmProblem {
        plan = faults.plan(model);
        if (plan.error()) {
            throw VllmProblem.failed("This simulated node was told to fail.");
        }
        return plan;
    }

    /**
     * Seconds since 1970, by a clock that may be wrong. The {@code Date} header is not: the JDK's
     * server writes it by itself.
     */
    long now() {
        return Instant.now().getEpochSecond() + (long) faults.skew();
    }

    void json(Object body) throws IOException, InterruptedException {
        json(200, body);
    }

    void json(int status, Object body) throws IOException, InterruptedException {
        send(status, "application/json", JSON.writeValueAsBytes(body));
    }

    void text(String type, String text) throws IOException, InterruptedException {
        send(200, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int status, String type, byte[] body)
            throws IOException, InterruptedException {
        beLate(began);
        byte[] content = plan.garbage() ? Arrays.copyOf(body, body.length / 2) : body;
        headers(type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        var out = exchange.getResponseBody();
        if (plan.reset()) {
            out.write(content, 0, content.length / 2);
            out.flush();
            throw new Cut();
        }
        out.write(content);
    }

    private void headers(String type) {
        exchange.getResponseHeaders().set("Content-Type", type);
    }

    private void beLate(long since) throws InterruptedException {
        if (plan.lateness() > 1) {
            Thread.sleep((long) ((System.nanoTime() - since) / 1e6 * (plan.lateness() - 1)));
        }
    }

    /** Server-sent events, each sent at once. */
    Events events() throws IOException {
        headers("text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return new Events();
    }

    /** A stream that ends with {@code [DONE]}, unless something is to go wrong with it. */
    final class Events {

        private static final int BEFORE_THE_CUT = 2;

        private int sent;
        private long last = System.nanoTime();

        void send(Object event) throws IOException, InterruptedException {
            beLate(last);
            last = System.nanoTime();
            if (plan.reset() && sent == BEFORE_THE_CUT) {
                throw new Cut();
            }
            var json = JSON.writeValueAsString(event);
            write(plan.garbage() ? json.substring(0, json.length() / 2) : json);
            sent++;
        }

        void done() throws IOException {
            if (plan.reset()) {
                throw new Cut();
            }
            write("[DONE]");
        }

        private void write(String data) throws IOException {
            var out = exchange.getResponseBody();
            out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /** The connection is to be cut where it is. */
    static final class Cut extends IOException {
        Cut() {
            super("cut on request");
        }
    }
}
