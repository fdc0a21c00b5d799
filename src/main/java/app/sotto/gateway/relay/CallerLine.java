package app.sotto.gateway.relay;

import app.sotto.gateway.cache.CachedAnswer;
import app.sotto.gateway.callers.Presence;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.Charged;
import app.sotto.usage.Receipt;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** The way back to a caller. */
final class CallerLine {

    private final Presence presence;
    private final HttpServletResponse response;
    private @Nullable OutputStream events;
    private volatile Receipt receipt = Receipt.NOTHING;

    CallerLine(Presence presence, HttpServletResponse response) {
        this.presence = presence;
        this.response = response;
    }

    Presence presence() {
        return presence;
    }

    void header(String name, String value) {
        response.setHeader(name, value);
    }

    /**
     * All at once, with what it cost. It was worked for, whether or not the caller is still there.
     */
    void send(CachedAnswer answer, Receipt cost) {
        header(Charged.SECONDS, Long.toString(cost.seconds()));
        header(Charged.COST, Long.toString(cost.priceMicros()));
        header(Charged.INCLUDED, Long.toString(cost.includedMicros()));
        response.setContentType(answer.type());
        response.setContentLength(answer.body().length);
        try {
            response.getOutputStream().write(answer.body());
            response.flushBuffer();
        } catch (IOException e) {
            // There is nobody to be told.
        }
    }

    /**
     * One event, at once. The first one begins the answer: from then on no status can be said. The
     * cost, which is known at the end only, follows in the trailer fields.
     */
    void send(Event event) throws IOException {
        if (events == null) {
            response.setContentType("text/event-stream;charset=utf-8");
            header(HttpHeaders.CACHE_CONTROL, "no-cache");
            header("X-Accel-Buffering", "no");
            header(HttpHeaders.TRAILER, Charged.COST + ", " + Charged.INCLUDED);
            response.setTrailerFields(() ->
                    Map.of(
                            Charged.COST, Long.toString(receipt.priceMicros()),
                            Charged.INCLUDED, Long.toString(receipt.includedMicros())));
            events = response.getOutputStream();
        }
        events.write(event.bytes());
        events.flush();
    }

    /** A caller who goes before the very end has had all there was. */
    void end(Event last, Receipt cost) {
        receipt = cost;
        try {
            send(last);
        } catch (IOException e) {
            // There is nobody to be told.
        }
    }

    /** How a stream says that it goes no further; OpenAI's clients make an exception of it. */
    void sendError(ApiError error) throws IOException {
        String json = JsonMapper.shared().writeValueAsString(error.envelope());
        send(new Event(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8)));
    }
}
