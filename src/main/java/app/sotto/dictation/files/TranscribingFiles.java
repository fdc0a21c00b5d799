package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.Result;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Hearing;
import app.sotto.dictation.library.Opening;
import app.sotto.dictation.library.ProgressNotes;
import app.sotto.dictation.library.Shelf;
import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Transcriber;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Takes files in: for the history by a job, or for a caller who waits. */
@Component
public class TranscribingFiles {

    private final Recordings recordings;
    private final Transcriber transcriber;
    private final Opening opening;
    private final Shelf shelf;
    private final Transcribing transcribing;
    private final FileQueue queue;
    private final RunningFiles running;
    private final Heartbeats heartbeats;
    private final ProgressNotes notes;
    private final CurrentTenant tenant;

    TranscribingFiles(
            Recordings recordings,
            Transcriber transcriber,
            Opening opening,
            Shelf shelf,
            Transcribing transcribing,
            FileQueue queue,
            RunningFiles running,
            Heartbeats heartbeats,
            ProgressNotes notes,
            CurrentTenant tenant) {
        this.recordings = recordings;
        this.transcriber = transcriber;
        this.opening = opening;
        this.shelf = shelf;
        this.transcribing = transcribing;
        this.queue = queue;
        this.running = running;
        this.heartbeats = heartbeats;
        this.notes = notes;
        this.tenant = tenant;
    }

    /** Takes a file into the history; see {@link app.sotto.dictation.Dictations#submit}. */
    public DictationId submit(Caller caller, InputStream file, String filename, FileRequest request)
            throws IOException {
        RecordingId audio = recordings.keep(file);
        DictationId id = opening.file(caller, audio, filename, Hearing.of(request));
        queue.enqueue(caller.tenant(), id, 0);
        return id;
    }

    /** Answers a caller who waits; see {@link app.sotto.dictation.Dictations#transcribe}. */
    public Result transcribe(
            Caller caller, InputStream file, FileRequest request, FileEvents events)
            throws IOException {
        Hearing hearing = Hearing.of(request);
        var _ = transcriber.engine(hearing.options()); // refuses before the audio is taken
        Attempt attempt = opening.waiting(caller, recordings.keep(file), hearing);
        var watch = new Watch(attempt, notes, tenant, events);
        try (var _ = heartbeats.begin(attempt.id())) {
            return transcribing.through(attempt, hearing.options(), watch);
        } finally {
            forget(attempt, watch);
        }
    }

    /**
     * Text and audio go, whatever the thread was told. What is held still is released, unless the
     * caller left: then what was answered before is charged.
     */
    private void forget(Attempt attempt, Watch watch) throws IOException {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            watch.answered().ifPresent(answered -> shelf.leave(attempt.id(), answered));
        }
        shelf.forget(attempt.id());
        recordings.delete(attempt.recording());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops a file that waits or runs; nothing is charged, and its audio stays. */
    public void cancel(Caller caller, DictationId id) {
        if (shelf.cancel(caller, id)) {
            running.stop(id);
        }
    }

    /** Tries a failed or cancelled one again; asked twice, it is tried once. */
    public void retry(Caller caller, DictationId id) {
        shelf.retry(caller, id).ifPresent(round -> queue.enqueue(caller.tenant(), id, round));
    }
}
