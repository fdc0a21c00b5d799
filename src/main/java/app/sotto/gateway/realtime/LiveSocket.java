package app.sotto.gateway.realtime;

import app.sotto.gateway.realtime.ServerEvent.ErrorEvent;
import app.sotto.gateway.realtime.ServerEvent.Problem;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.socket.CloseStatus;

/** One open socket: its incoming parts, and whether anybody is still there. */
final class LiveSocket {

    /** Nothing is read from a client that is held up: that it has left shows in what is sent. */
    private static final Duration WHILE_NOT_LISTENING = Duration.ofSeconds(1);

    private final RealtimeConnection connection;
    private final Outbox outbox;
    private final RealtimeSettings settings;
    private final StringBuilder parts = new StringBuilder();

    private volatile Instant lastSign;
    private volatile Instant lastEvent;
    private Instant lastPing;
    private Instant lastAcknowledgement;
    private long acknowledged;

    LiveSocket(
            RealtimeConnection connection, Outbox outbox, RealtimeSettings settings, Instant now) {
        this.connection = connection;
        this.outbox = outbox;
        this.settings = settings;
        this.lastSign = now;
        this.lastEvent = now;
        this.lastPing = now;
        this.lastAcknowledgement = now;
    }

    /** Takes a part of an event, and the event once it is whole. */
    void take(String part, boolean last) {
        heard();
        lastEvent = lastSign;
        if (parts.length() + part.length() > settings.maxMessageChars()) {
            parts.setLength(0);
            tellClient(
                    "message_too_large",
                    "An event may have at most "
                            + settings.maxMessageChars()
                            + " characters: send audio in smaller pieces.");
            outbox.closeAfterwards(CloseStatus.TOO_BIG_TO_PROCESS);
        } else if (!last) {
            parts.append(part);
        } else if (parts.isEmpty()) {
            connection.take(part);
        } else {
            String whole = parts.append(part).toString();
            parts.setLength(0);
            parts.trimToSize();
            connection.take(whole);
        }
        heard();
    }

    void heard() {
        lastSign = Instant.now();
    }

    void tell(ServerEvent event) {
        outbox.send(event);
    }

    /** Ends the socket from this side, once what was said has left. */
    void hangUp(CloseStatus status) {
        outbox.closeAfterwards(status);
    }

    /**
     * The connection is over.
     *
     * @param normally whether it was closed in the ordinary way, and not cut; where the client did
     *     that, it is not coming back
     */
    void closed(boolean normally) {
        boolean byClient = outbox.closeAfterwards(CloseStatus.NORMAL);
        connection.closed(normally && byClient);
    }

    /** What is due now: telling what is safe, asking whether somebody is there, giving up. */
    void beat(Instant now) {
        if (lastAcknowledgement.plus(settings.acknowledgeEvery()).isBefore(now)) {
            lastAcknowledgement = now;
            acknowledge();
        }
        boolean holdsUp = connection.holdsUp();
        if (lastPing.plus(holdsUp ? WHILE_NOT_LISTENING : settings.pingEvery()).isBefore(now)) {
            lastPing = now;
            outbox.ping();
        }
        if (holdsUp) {
            heard();
        } else if (lastEvent.plus(settings.idleLimit()).isBefore(now)) {
            tellClient("session_idle", "Nothing was said for a while: connect again when needed.");
            outbox.closeAfterwards(CloseStatus.NORMAL);
        } else if (lastSign.plus(settings.silentLimit()).isBefore(now)) {
            outbox.closeAfterwards(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    private void acknowledge() {
        long received = connection.received();
        if (received != acknowledged) {
            acknowledged = received;
            outbox.send(new ServerEvent.Received(received));
        }
    }

    private void tellClient(String code, String message) {
        outbox.send(
                new ErrorEvent(Problem.ofClient(new InvalidEventException(code, message), null)));
    }
}
