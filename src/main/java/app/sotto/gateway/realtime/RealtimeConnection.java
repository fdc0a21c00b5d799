package app.sotto.gateway.realtime;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.AlreadyDictatingException;
import app.sotto.gateway.realtime.ServerEvent.Problem;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.SpeechUnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads one client's events, and answers each that cannot be followed with a sentence that helps.
 * Nothing more is read while an event is followed: a slow dictation slows its client down.
 */
final class RealtimeConnection {

    private static final Logger log = LoggerFactory.getLogger(RealtimeConnection.class);

    private final String id;
    private final Outbox outbox;
    private final Turns turns;
    private final Backlog backlog;
    private final RealtimeSession session;

    RealtimeConnection(
            String id, LiveDoor door, CurrentTenant tenant, Duration mostBehind, Outbox outbox) {
        this.id = id;
        this.outbox = outbox;
        this.turns = new Turns(tenant, door.tenant());
        this.backlog = new Backlog(mostBehind);
        this.session = new RealtimeSession(id, door, outbox, turns, backlog);
    }

    void opened() {
        session.open();
    }

    /** Follows one event, or says what is wrong with it. */
    void take(String text) {
        turns.take(() -> handle(text));
    }

    /** Samples kept so far. */
    long received() {
        return session.received();
    }

    /** Whether the client is not listened to for the moment. */
    boolean holdsUp() {
        return backlog.isFull();
    }

    /**
     * The client is gone.
     *
     * @param left for good; else what it said waits for a resume
     */
    void closed(boolean left) {
        backlog.end();
        turns.take(() -> {
            try {
                session.close(left);
            } catch (RuntimeException e) {
                log.error("Realtime session {} could not be put aside", id, e);
            }
        });
    }

    private void handle(String text) {
        JsonNode event = null;
        try {
            event = ClientEventReader.parse(text);
            session.follow(ClientEventReader.read(event));
        } catch (InvalidEventException e) {
            tell(Problem.ofClient(e, eventId(event)));
        } catch (AllowanceSpentException e) {
            session.refuse();
            outbox.send(
                    new ServerEvent.ErrorEvent(
                            Problem.refusal("insufficient_quota", "insufficient_quota", e),
                            new ServerEvent.Renewal(e.renewsAt())));
            outbox.send(new ServerEvent.Exhausted(e.renewsAt()));
        } catch (AlreadyDictatingException e) {
            session.refuse();
            tell(Problem.refusal("invalid_request_error", "already_dictating", e));
        } catch (ApiErrorException e) {
            session.refuse();
            tell(Problem.of(e.error()));
        } catch (SpeechUnavailableException e) {
            session.refuse();
            tell(Problem.refusal("invalid_request_error", "model_not_found", e));
        } catch (IOException e) {
            log.warn("Realtime session {} could not keep audio", id, e);
            tell(
                    Problem.ofServer(
                            "audio_not_kept",
                            "The audio could not be kept just now. Keep it, connect again and"
                                    + " resume."));
        } catch (RuntimeException e) {
            log.error("Realtime session {} failed", id, e);
            tell(
                    Problem.ofServer(
                            "server_error",
                            "Something went wrong here. What was received so far is kept: connect"
                                    + " again and resume."));
        }
    }

    private void tell(Problem problem) {
        outbox.send(new ServerEvent.ErrorEvent(problem));
    }

    private static @Nullable String eventId(@Nullable JsonNode event) {
        return event == null ? null : event.path("event_id").asStringOpt().orElse(null);
    }
}
