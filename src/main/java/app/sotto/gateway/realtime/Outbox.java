package app.sotto.gateway.realtime;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Events on their way to one client, sent by a thread of its own: whoever tells something never
 * waits for a slow reader. A reader that falls too far behind is cut off; it can resume.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final WebSocketSession session;
    private final int maxWaitingChars;

    /** Nothing marks the end. */
    private final BlockingQueue<Optional<WebSocketMessage<?>>> waiting =
            new LinkedBlockingQueue<>();

    private final AtomicInteger waitingChars = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile CloseStatus closing = CloseStatus.NORMAL;

    Outbox(WebSocketSession session, int maxWaitingChars) {
        this.session = session;
        this.maxWaitingChars = maxWaitingChars;
        Thread.ofVirtual().name("realtime-out-" + session.getId()).start(this::deliver);
    }

    void send(ServerEvent event) {
        if (ended.get()) {
            return;
        }
        String json = ServerEventWriter.write(event);
        if (waitingChars.addAndGet(json.length()) > maxWaitingChars) {
            cutOff();
        } else {
            waiting.add(Optional.of(new TextMessage(json)));
        }
    }

    void ping() {
        waiting.add(Optional.of(new PingMessage()));
    }

    /**
     * Closes once everything said before has left.
     *
     * @return whether nobody had asked for that before
     */
    boolean closeAfterwards(CloseStatus status) {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            closing = status;
            waiting.add(Optional.empty());
        }
        return first;
    }

    private void cutOff() {
        if (ended.compareAndSet(false, true)) {
            log.info("Realtime session {} reads too slowly and is cut off", session.getId());
            waiting.clear();
            closing = CloseStatus.SESSION_NOT_RELIABLE;
            waiting.add(Optional.empty());
        }
    }

    private void deliver() {
        try {
            while (session.isOpen()) {
                Optional<WebSocketMessage<?>> next = waiting.take();
                if (next.isEmpty()) {
                    break;
                }
                session.sendMessage(next.get());
                var _ = waitingChars.addAndGet(-length(next.get()));
            }
            session.close(closing);
        } catch (IOException | IllegalStateException e) {
            log.debug("Realtime session {} is gone: {}", session.getId(), e.toString());
            closeQuietly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int length(WebSocketMessage<?> message) {
        return message instanceof TextMessage text ? text.getPayload().length() : 0;
    }

    private void closeQuietly() {
        try {
            session.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException | IllegalStateException e) {
            log.debug("Closing it failed, too: {}", e.toString());
        }
    }
}
