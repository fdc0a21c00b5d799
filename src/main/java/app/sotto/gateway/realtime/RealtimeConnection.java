package app.sotto.gateway.realtime;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.gateway.realtime.ServerEvent.Problem;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.SpeechUnavailableException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One client's session: follows its events, and feeds the dictation behind it. Events are handled
 * one at a time, always for the caller's tenant; a slow dictation slows the client down, as nothing
 * more is read meanwhile.
 */
final class RealtimeConnection {

    private static final Logger log = LoggerFactory.getLogger(RealtimeConnection.class);

    private final String id;
    private final Caller caller;
    private final CurrentTenant tenant;
    private final Dictations dictations;
    private final Outbox outbox;
    private final ReentrantLock turn = new ReentrantLock();

    private State state = State.UNSET;
    private SessionSettings settings = SessionSettings.DEFAULTS;
    private boolean older;
    private @Nullable LiveDictation live;
    private LiveEventRelay relay;
    private long committedAt;
    private volatile long received;

    private enum State {
        /** Nothing was asked for yet. */
        UNSET,
        /** Audio may come. */
        READY,
        /** The end is being worked on. */
        FINISHING,
        /** It could not begin; the client was told, and its audio is ignored. */
        REFUSED,
        CLOSED
    }

    RealtimeConnection(
            String id, Caller caller, CurrentTenant tenant, Dictations dictations, Outbox outbox) {
        this.id = id;
        this.caller = caller;
        this.tenant = tenant;
        this.dictations = dictations;
        this.outbox = outbox;
        this.relay = new LiveEventRelay(outbox);
    }

    void opened() {
        outbox.send(new ServerEvent.SessionCreated(describe().present()));
    }

    /** Follows one event, or says what is wrong with it. */
    void take(String text) {
        tenant.runAs(caller.tenant(), () -> handle(text));
    }

    private void handle(String text) {
        JsonNode event = null;
        turn.lock();
        try {
            event = ClientEventReader.parse(text);
            follow(ClientEventReader.read(event));
        } catch (InvalidEventException e) {
            tell(Problem.ofClient(e, eventId(event)));
        } catch (AllowanceSpentException e) {
            refuse("insufficient_quota", e);
            outbox.send(new ServerEvent.Exhausted(e.renewsAt()));
        } catch (SpeechUnavailableException e) {
            refuse("model_not_found", e);
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
        } finally {
            turn.unlock();
        }
    }

    /** Samples kept so far. */
    long received() {
        return received;
    }

    /** The client is gone; what it said waits for a resume. */
    void closed() {
        tenant.runAs(caller.tenant(), this::putAside);
    }

    private void putAside() {
        turn.lock();
        try {
            if (live != null && state != State.FINISHING) {
                live.close();
                live = null;
            }
            state = State.CLOSED;
        } catch (RuntimeException e) {
            log.error("Realtime session {} could not be put aside", id, e);
        } finally {
            turn.unlock();
        }
    }

    private void follow(ClientEvent event) throws IOException {
        switch (event) {
            case ClientEvent.SessionUpdate update -> update(update);
            case ClientEvent.Append append -> append(append);
            case ClientEvent.Commit _ -> commit();
            case ClientEvent.Clear _ -> clear();
            case ClientEvent.Finish _ -> finish();
            case ClientEvent.Restyle restyle -> restyle(restyle.style());
        }
    }

    private void update(ClientEvent.SessionUpdate update) throws IOException {
        refuseWhileFinishing();
        SessionSettings wanted =
                update.older()
                        ? SettingsReader.readOlder(update.session(), update.sotto(), settings)
                        : SettingsReader.read(update.session(), update.sotto(), settings);
        if (live != null && !wanted.hearsAs(settings)) {
            throw new InvalidEventException(
                    "session_in_use",
                    "The way of hearing is settled with the first audio. Send sotto.finish first,"
                            + " or open another session; only sotto.style may change.",
                    "session");
        }
        older = update.older();
        settings = wanted;
        state = State.READY;
        if (update.resume() != null) {
            resume(update.resume());
        }
        if (live != null && update.sotto().has("style")) {
            live.style(settings.style());
        }
        tellSession();
    }

    private void resume(DictationId dictation) throws IOException {
        if (live != null) {
            throw new InvalidEventException(
                    "session_in_use",
                    "This session has a dictation already; resume before any audio.",
                    "sotto.resume");
        }
        var events = new LiveEventRelay(outbox);
        events.belongsTo(dictation);
        Optional<LiveDictation> found = dictations.resume(caller, dictation, events);
        if (found.isEmpty()) {
            throw new InvalidEventException(
                    "dictation_not_found",
                    "No unfinished dictation has that id: it may have been finished meanwhile."
                            + " Begin a new one with the audio that was not received.",
                    "sotto.resume");
        }
        adopt(found.get(), events);
    }

    private void append(ClientEvent.Append append) throws IOException {
        refuseWhileFinishing();
        if (state == State.REFUSED) {
            return;
        }
        if (state == State.UNSET) {
            throw new InvalidEventException(
                    "session_not_configured",
                    "Send session.update with {\"session\": {\"type\": \"transcription\"}} before"
                            + " the first audio.");
        }
        byte[] pcm = settings.format().toPcm(append.audio().array());
        if (pcm.length == 0) {
            return;
        }
        long offset = append.offset() == null ? received : append.offset();
        if (offset > received) {
            throw new InvalidEventException(
                    "audio_gap",
                    "Audio is missing: "
                            + received
                            + " samples are here, this piece starts at "
                            + offset
                            + ". Send from "
                            + received
                            + " on.",
                    "sotto.offset");
        }
        LiveDictation dictation = live == null ? begin() : live;
        dictation.append(offset, pcm);
        received = dictation.received();
    }

    private LiveDictation begin() throws IOException {
        var events = new LiveEventRelay(outbox);
        LiveDictation begun =
                dictations.begin(
                        caller, settings.toRequest(caller instanceof Caller.Member), events);
        events.belongsTo(begun.id());
        adopt(begun, events);
        tellSession();
        return begun;
    }

    private void adopt(LiveDictation dictation, LiveEventRelay events) {
        live = dictation;
        relay = events;
        received = dictation.received();
        committedAt = received;
    }

    private void commit() {
        refuseWhileFinishing();
        if (live == null || received == committedAt) {
            throw new InvalidEventException(
                    "input_audio_buffer_commit_empty",
                    "There is no audio since the last commit: append some first.");
        }
        committedAt = received;
        relay.committed();
        live.commit();
    }

    private void clear() {
        refuseWhileFinishing();
        if (live != null && received > committedAt) {
            throw new InvalidEventException(
                    "input_audio_buffer_clear_unsupported",
                    "Audio is kept and heard as it arrives and cannot be taken back. Commit it and"
                            + " leave out the item, or close the session.");
        }
        outbox.send(new ServerEvent.Cleared());
    }

    private void restyle(@Nullable Style style) {
        refuseWhileFinishing();
        settings = settings.withStyle(style);
        if (live != null) {
            live.style(style);
        }
    }

    /** On a thread of its own: the last segment may take a while, and pongs must be read. */
    private void finish() {
        refuseWhileFinishing();
        if (live == null) {
            throw new InvalidEventException(
                    "nothing_to_finish", "There is no dictation yet: append audio first.");
        }
        LiveDictation ending = live;
        state = State.FINISHING;
        var _ =
                Thread.ofVirtual()
                        .name("realtime-finish-" + id)
                        .start(() -> tenant.runAs(caller.tenant(), () -> finish(ending)));
    }

    private void finish(LiveDictation ending) {
        try {
            Dictations.Result result = ending.finish();
            ended();
            outbox.send(
                    new ServerEvent.Finished(
                            ending.id().value().toString(),
                            result.transcript().text(),
                            Optional.ofNullable(result.polished()).map(Polished::text).orElse(null),
                            result.chargedSeconds()));
        } catch (RuntimeException e) {
            log.error("Realtime session {} could not finish {}", id, ending.id().value(), e);
            ended();
            ending.close();
            tell(
                    Problem.ofServer(
                            "finish_failed",
                            "The end could not be worked on. Everything is kept: connect again,"
                                    + " resume and send sotto.finish."));
        }
    }

    private void ended() {
        turn.lock();
        try {
            live = null;
            received = 0;
            committedAt = 0;
            state = state == State.CLOSED ? State.CLOSED : State.READY;
        } finally {
            turn.unlock();
        }
    }

    private void refuseWhileFinishing() {
        if (state == State.FINISHING) {
            throw new InvalidEventException(
                    "finishing", "The dictation is being finished: wait for sotto.finished.");
        }
    }

    private void refuse(String code, RuntimeException reason) {
        state = State.REFUSED;
        tell(
                new Problem(
                        code.equals("insufficient_quota") ? code : "invalid_request_error",
                        code,
                        String.valueOf(reason.getMessage()),
                        null,
                        null));
    }

    private void tell(Problem problem) {
        outbox.send(new ServerEvent.ErrorEvent(problem));
    }

    private void tellSession() {
        ServerEvent.Standing standing =
                live == null
                        ? null
                        : new ServerEvent.Standing(live.id().value().toString(), received);
        outbox.send(
                older
                        ? new ServerEvent.SessionUpdated(
                                "transcription_session.updated", describe().older(), standing)
                        : new ServerEvent.SessionUpdated(
                                "session.updated", describe().present(), standing));
    }

    private SessionDescription describe() {
        return new SessionDescription("sess_" + id, settings);
    }

    private static @Nullable String eventId(@Nullable JsonNode event) {
        return event == null ? null : event.path("event_id").asStringOpt().orElse(null);
    }
}
