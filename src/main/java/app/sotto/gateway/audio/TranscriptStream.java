package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.dictation.Dictations.Result;
import app.sotto.gateway.audio.Transcription.Usage;
import app.sotto.gateway.wire.ErrorAdvice;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.usage.Receipt;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * One transcription as OpenAI's server-sent events: {@code transcript.text.delta} for each stretch
 * of text as it is heard, and {@code transcript.text.done}. The deltas joined are the done text.
 * The answer begins with the first event: what fails before has an HTTP status of its own.
 */
final class TranscriptStream implements FileEvents {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final HttpServletResponse response;
    private final Attendance.Visit visit;
    private String tail = "";
    private Instant last = Instant.now();
    private boolean open;

    TranscriptStream(HttpServletResponse response, Attendance.Visit visit) {
        this.response = response;
        this.visit = visit;
    }

    record Delta(String type, String delta) {}

    /**
     * The end.
     *
     * @param sotto what it came to, since the headers were sent long before
     */
    record Done(String type, String text, Usage usage, Cost sotto) {}

    /** In micro-units. */
    record Cost(long cost, long included) {

        static Cost of(Receipt receipt) {
            return new Cost(receipt.priceMicros(), receipt.includedMicros());
        }
    }

    /** Work that tells what it hears. */
    interface Work {
        Result heardBy(FileEvents events) throws IOException;
    }

    /** Throws what the work throws, as long as nothing was told. */
    void tell(Work work) throws IOException {
        try {
            done(visit.during(this::keepAlive, () -> work.heardBy(this)));
        } catch (CallerLeftException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (!isOpen()) {
                throw e;
            }
            send("error", ErrorAdvice.error(e).envelope());
        }
    }

    @Override
    public synchronized void heard(List<Segment> segments) {
        String next = Joining.join(segments.stream().map(Segment::text).toList());
        String delta = Joining.join(List.of(tail, next)).substring(tail.length());
        if (!delta.isEmpty()) {
            tail = next;
            send(null, new Delta("transcript.text.delta", delta));
        }
    }

    private void done(Result result) {
        send(
                null,
                new Done(
                        "transcript.text.done",
                        result.transcript().text(),
                        Usage.of(result),
                        Cost.of(result.receipt())));
    }

    /** Who waits long hears that there is still somebody; proxies cut silent connections. */
    private synchronized void keepAlive() {
        if (last.plus(LONGEST_SILENCE).isBefore(Instant.now())) {
            write(": still at work\n\n");
        }
    }

    private synchronized void send(@Nullable String event, Object data) {
        write(
                (event == null ? "" : "event: " + event + "\n")
                        + "data: "
                        + JsonMapper.shared().writeValueAsString(data)
                        + "\n\n");
    }

    /** One event a flush. Whoever cannot be written to has left. */
    private void write(String text) {
        try {
            begin();
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            last = Instant.now();
        } catch (IOException _) {
            visit.left();
        }
    }

    private void begin() {
        if (!open) {
            open = true;
            response.setContentType(
                    new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8).toString());
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("X-Accel-Buffering", "no");
        }
    }

    private synchronized boolean isOpen() {
        return open;
    }
}
