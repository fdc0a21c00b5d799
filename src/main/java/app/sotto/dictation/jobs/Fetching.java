package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.FileQueue;
import app.sotto.dictation.files.RunningFiles;
import app.sotto.dictation.files.TryAgainException;
import app.sotto.dictation.library.Attempts;
import app.sotto.recordings.RecordingId;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.recordings.Recordings;
import app.sotto.recordings.RemoteAudio;
import app.sotto.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches a job's audio; then the job goes the road of every file. */
@Component
class Fetching {

    private final JobTable table;
    private final RemoteAudio remote;
    private final Recordings recordings;
    private final Attempts attempts;
    private final FileQueue queue;
    private final RunningFiles running;
    private final JobSettings settings;

    Fetching(
            JobTable table,
            RemoteAudio remote,
            Recordings recordings,
            Attempts attempts,
            FileQueue queue,
            RunningFiles running,
            JobSettings settings) {
        this.table = table;
        this.remote = remote;
        this.recordings = recordings;
        this.attempts = attempts;
        this.queue = queue;
        this.running = running;
        this.settings = settings;
    }

    /** Asked twice, one audio is used. */
    void fetch(TenantId tenant, DictationId id) {
        if (attempts.isToBeFetched(id)) {
            table.url(id).ifPresent(url -> fetch(tenant, id, url));
        }
    }

    private void fetch(TenantId tenant, DictationId id, URI url) {
        RecordingId audio = audio(id, url);
        if (audio != null) {
            attempts.receive(id, audio)
                    .ifPresentOrElse(
                            round -> queue.enqueue(tenant, id, round), () -> discard(audio));
        }
    }

    private @Nullable RecordingId audio(DictationId id, URI url) {
        running.begin(id);
        try {
            return remote.fetch(url);
        } catch (RecordingRefusedException e) {
            var _ = Thread.interrupted();
            var _ = attempts.missed(id, e.getMessage(), 0);
            return null;
        } catch (IOException e) {
            var _ = Thread.interrupted();
            if (attempts.missed(id, e.getMessage(), settings.fetches())) {
                throw new TryAgainException(id);
            }
            return null;
        } finally {
            running.end(id);
            // An interrupt that came to stop this must not stop the thread's next work.
            var _ = Thread.interrupted();
        }
    }

    private void discard(RecordingId audio) {
        try {
            recordings.delete(audio);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
