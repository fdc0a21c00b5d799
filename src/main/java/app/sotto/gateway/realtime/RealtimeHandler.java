package app.sotto.gateway.realtime;

import app.sotto.gateway.realtime.ServerEvent.ErrorEvent;
import app.sotto.gateway.realtime.ServerEvent.Problem;
import app.sotto.tenancy.CurrentTenant;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/** Gives each socket its connection, and puts together events that arrive in parts. */
@Component
class RealtimeHandler implements WebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(RealtimeHandler.class);

    private final LiveDoor.Doors doors;
    private final CurrentTenant tenant;
    private final RealtimeSettings settings;
    private final Map<String, LiveSocket> open = new ConcurrentHashMap<>();

    RealtimeHandler(LiveDoor.Doors doors, CurrentTenant tenant, RealtimeSettings settings) {
        this.doors = doors;
        this.tenant = tenant;
        this.settings = settings;
    }

    Collection<LiveSocket> open() {
        return open.values();
    }

    /** Parts are put together here: one buffer of the largest size per socket would be wasteful. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        limitSendTime(session);
        var outbox = new Outbox(session, settings.maxWaitingChars());
        var door = doors.of(Handshake.holder(session));
        var connection =
                new RealtimeConnection(
                        session.getId(), door, tenant, settings.mostBehind(), outbox);
        open.put(session.getId(), new LiveSocket(connection, outbox, settings, Instant.now()));
        connection.opened();
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
        LiveSocket socket = open.get(session.getId());
        if (socket == null) {
            return;
        }
        switch (message) {
            case TextMessage text -> socket.take(text.getPayload(), text.isLast());
            case PongMessage _ -> socket.heard();
            default ->
                    socket.tell(
                            new ErrorEvent(
                                    Problem.ofClient(
                                            new InvalidEventException(
                                                    "invalid_json",
                                                    "Events are JSON in text messages; audio goes"
                                                            + " inside, as base64."),
                                            null)));
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable problem) {
        log.debug("Realtime session {} broke: {}", session.getId(), problem.toString());
    }

    /**
     * On a thread of its own: whoever closes a socket must not wait for the dictation behind it.
     */
    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        LiveSocket socket = open.remove(session.getId());
        if (socket != null) {
            boolean left = status.equalsCode(CloseStatus.NORMAL);
            var _ = Thread.ofVirtual().name("realtime-close").start(() -> socket.closed(left));
        }
    }

    /** Tomcat's own name for the longest that one send may block. */
    private void limitSendTime(WebSocketSession session) {
        if (session instanceof StandardWebSocketSession standard) {
            standard.getNativeSession()
                    .getUserProperties()
                    .put(
                            "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT",
                            settings.sendTimeout().toMillis());
        }
    }
}
