package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.gateway.realtime.ServerEvent.Problem;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.TranscriptionFailedException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client asked for, and the dictation behind it. Used by one thread at a time. */
final class RealtimeSession {

    private static final Logger log = LoggerFactory.getLogger(RealtimeSession.class);

    private final String id;
    private final LiveDoor door;
    private final Outbox outbox;
    private final Turns turns;
    private final Backlog backlog;

    private State state = State.UNSET;
    private SessionSettings settings = SessionSettings.DEFAULTS;
    private boolean older;
    private @Nullable LiveDictation live;
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
        /** The client is gone. */
        CLOSED
    }

    RealtimeSession(String id, LiveDoor door, Outbox outbox, Turns turns, Backlog backlog) {
        this.id = id;
        this.door = door;
        this.outbox = outbox;
        this.turns = turns;
        this.backlog = backlog;
    }

    void open() {
        outbox.send(new ServerEvent.SessionCreated(describe().present()));
    }

    void follow(ClientEvent event) throws IOException {
        if (state == State.CLOSED) {
            return;
        }
        refuseWhileFinishing();
        switch (event) {
            case ClientEvent.SessionUpdate update -> update(update);
            case ClientEvent.Append append -> append(append);
            case ClientEvent.Commit _ -> commit();
            case ClientEvent.Clear _ -> clear();
            case ClientEvent.Finish _ -> finish();
            case ClientEvent.Restyle restyle -> restyle(restyle.style());
        }
    }

    /** Ignores audio until the client asks for something else. */
    void refuse() {
        state = State.REFUSED;
    }

    long received() {
        return received;
    }

    /**
     * Puts the dictation aside, unless its end is being worked on.
     *
     * @param left whether the client will not come back for it
     */
    void close(boolean left) {
        LiveDictation open = state == State.FINISHING ? null : live;
        state = State.CLOSED;
        live = null;
        if (open != null && left) {
            open.leave();
        } else if (open != null) {
            open.close();
        }
    }

    private void update(ClientEvent.SessionUpdate update) throws IOException {
        SessionSettings wanted =
                update.older()
                        ? SettingsReader.readOlder(update.session(), update.sotto(), settings)
                        : SettingsReader.read(update.session(), update.sotto(), settings);
        if (live != null && !wanted.hearsAs(settings)) {
            throw Mistakes.settled();
        }
        older = update.older();
        settings = wanted;
        state = State.READY;
        if (update.resume() != null) {
            resume(update.resume(), update.known());
        }
        if (live != null && update.sotto().has("style")) {
            live.style(settings.style());
        }
        tellSession();
    }

    private void resume(DictationId dictation, int known) throws IOException {
        if (live != null) {
            throw Mistakes.resumedTooLate();
        }
        LiveDictation found =
                door.resume(dictation, known, new LiveEventRelay(outbox, door::heard))
                        .orElseThrow(Mistakes::nothingToResume);
        adopt(found);
    }

    private void append(ClientEvent.Append append) throws IOException {
        if (state == State.REFUSED) {
            return;
        }
        if (state == State.UNSET) {
            throw Mistakes.unconfigured();
        }
        byte[] pcm =
                append.silence() > 0
                        ? new byte[2 * append.silence()]
                        : settings.format().toPcm(append.audio().array());
        if (pcm.length == 0) {
            return;
        }
        long offset = append.offset() == null ? received : append.offset();
        if (offset > received) {
            throw Mistakes.gap(received, offset);
        }
        LiveDictation dictation = live == null ? begin() : live;
        if (backlog.awaitRoom(dictation)) {
            dictation.append(offset, pcm);
            received = dictation.received();
        }
    }

    private LiveDictation begin() throws IOException {
        LiveDictation begun = door.begin(settings, new LiveEventRelay(outbox, door::heard));
        adopt(begun);
        tellSession();
        return begun;
    }

    private void adopt(LiveDictation dictation) {
        live = dictation;
        received = dictation.received();
        committedAt = received;
    }

    private void commit() {
        if (live == null || received == committedAt) {
            throw Mistakes.nothingToCommit();
        }
        committedAt = received;
        live.commit();
    }

    private void clear() {
        if (live != null && received > committedAt) {
            throw Mistakes.heardAlready();
        }
        outbox.send(new ServerEvent.Cleared());
    }

    private void restyle(@Nullable Style style) {
        settings = settings.withStyle(style);
        if (live != null) {
            live.style(style);
        }
    }

    /** On a thread of its own: the last segment may take a while, and pongs must be read. */
    private void finish() {
        if (live == null) {
            throw Mistakes.nothingToFinish();
        }
        LiveDictation ending = live;
        state = State.FINISHING;
        turns.aside("realtime-finish-" + id, () -> finish(ending));
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
        } catch (TranscriptionFailedException e) {
            ended();
            tell(Problem.ofServer("transcription_failed", String.valueOf(e.getMessage())));
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
        turns.take(() -> {
            live = null;
            received = 0;
            committedAt = 0;
            state = state == State.CLOSED ? State.CLOSED : State.READY;
        });
    }

    private void refuseWhileFinishing() {
        if (state == State.FINISHING) {
            throw Mistakes.finishing();
        }
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
}
