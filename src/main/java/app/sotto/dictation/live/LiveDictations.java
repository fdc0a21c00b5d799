package app.sotto.dictation.live;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.commands.Phrasebooks;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.files.Heartbeats;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Hearing;
import app.sotto.dictation.library.Opening;
import app.sotto.dictation.live.Speaking.Parts;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.LiveTranscriber;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcriber;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Begins live dictations, and takes them up again on any instance. */
@Component
public class LiveDictations {

    private static final int ON_ITS_WAY = 8;

    private final Workplace place;
    private final Opening opening;
    private final Attempts attempts;
    private final Transcriber transcriber;
    private final LiveTranscriber live;
    private final Polisher polisher;
    private final Dictionary dictionary;
    private final Phrasebooks phrasebooks;
    private final PolishingRoom room;
    private final Heartbeats heartbeats;
    private final CurrentTenant tenant;
    private final DictationSettings settings;

    LiveDictations(
            Workplace place,
            Opening opening,
            Attempts attempts,
            Transcriber transcriber,
            LiveTranscriber live,
            Polisher polisher,
            Dictionary dictionary,
            Phrasebooks phrasebooks,
            PolishingRoom room,
            Heartbeats heartbeats,
            CurrentTenant tenant,
            DictationSettings settings) {
        this.place = place;
        this.opening = opening;
        this.attempts = attempts;
        this.transcriber = transcriber;
        this.live = live;
        this.polisher = polisher;
        this.dictionary = dictionary;
        this.phrasebooks = phrasebooks;
        this.room = room;
        this.heartbeats = heartbeats;
        this.tenant = tenant;
        this.settings = settings;
    }

    /** See {@link app.sotto.dictation.Dictations#begin}. */
    public LiveDictation begin(Caller caller, LiveRequest request, LiveEvents events)
            throws IOException {
        var engine = transcriber.engine(Hearing.of(request).options());
        RecordingId audio = place.recordings().begin();
        Attempt attempt;
        try {
            attempt = opening.live(caller, audio, request, engine.model());
        } catch (RuntimeException e) {
            place.recordings().delete(audio);
            throw e;
        }
        return connect(attempt, 0, events);
    }

    /** See {@link app.sotto.dictation.Dictations#resume}. */
    public Optional<LiveDictation> resume(
            Caller caller, DictationId id, int known, LiveEvents events) throws IOException {
        Optional<Attempt> attempt = attempts.resume(caller, id);
        if (attempt.isEmpty()) {
            return Optional.empty();
        }
        Speaking speaking = connect(attempt.get(), known, events);
        try {
            speaking.replay();
        } catch (IOException | RuntimeException e) {
            speaking.close();
            throw e;
        }
        return Optional.of(speaking);
    }

    private Speaking connect(Attempt attempt, int known, LiveEvents events) {
        var telling = new Telling(events);
        var words = dictionary.vocabulary(attempt);
        telling.tell(first -> begin(attempt, known, first));
        var polishing =
                new PolishingLine(attempt, attempts, words.over(polisher), room, tenant, telling);
        var phrases = phrasebooks.of(attempt.caller(), attempt.hearing().commands());
        var writing = new Obeying(phrases, polishing);
        writing.takeUp(attempt.finals());
        var listening = new Listening(attempt, attempts, tenant, telling, writing);
        var turns = Objects.requireNonNullElse(attempt.hearing().turns(), TurnDetection.SERVER_VAD);
        var session =
                live.begin(
                        words.expecting(attempt.hearing().options()),
                        turns,
                        words.correcting(listening));
        var parts =
                new Parts(
                        telling,
                        polishing,
                        listening,
                        new Holding(attempt, attempts, settings.liveHold()),
                        session);
        int rate = Objects.requireNonNull(attempt.sampleRate());
        return new Speaking(attempt, rate, place, parts, heartbeats.begin(attempt.id()));
    }

    /**
     * Tells again what is final and not known. The polished text of segments that are known may
     * have been on its way.
     */
    private static void begin(Attempt attempt, int known, LiveEvents events) {
        events.begins(attempt.id(), Math.min(known, attempt.finals().nextIndex()));
        Style style = attempt.hearing().style();
        for (FinalSegment segment : attempt.finals().list()) {
            int index = segment.index();
            if (index >= known) {
                events.segment(index, segment.segment(), 0);
            }
            if (style != null && index >= known - ON_ITS_WAY) {
                if (!segment.marks().isEmpty()) {
                    events.obeyed(index, segment.marks());
                }
                segment.made(style).ifPresent(polished -> events.polished(index, polished));
            }
        }
    }
}
