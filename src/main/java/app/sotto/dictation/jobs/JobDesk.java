package app.sotto.dictation.jobs;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.IdempotencyKeyReusedException;
import app.sotto.dictation.Retention;
import app.sotto.dictation.TranscriptionJob;
import app.sotto.dictation.TranscriptionJobs;
import app.sotto.dictation.files.FileQueue;
import app.sotto.dictation.files.RunningFiles;
import app.sotto.dictation.files.SpentAudio;
import app.sotto.dictation.jobs.JobTable.Known;
import app.sotto.dictation.library.Hearing;
import app.sotto.dictation.library.Shelf;
import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import app.sotto.recordings.RemoteAudio;
import app.sotto.tenancy.Caller;
import app.sotto.transcription.Transcriber;
import app.sotto.usage.Allowance;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes jobs in, and tells of them. The work itself goes the road of every file. */
@Component
class JobDesk implements TranscriptionJobs {

    private final Recordings recordings;
    private final RemoteAudio remote;
    private final Transcriber transcriber;
    private final Allowance allowance;
    private final Registering registering;
    private final JobTable table;
    private final FetchQueue fetches;
    private final FileQueue files;
    private final Shelf shelf;
    private final RunningFiles running;
    private final SpentAudio spent;
    private final Retention retention;

    JobDesk(
            Recordings recordings,
            RemoteAudio remote,
            Transcriber transcriber,
            Allowance allowance,
            Registering registering,
            JobTable table,
            FetchQueue fetches,
            FileQueue files,
            Shelf shelf,
            RunningFiles running,
            SpentAudio spent,
            Retention retention) {
        this.recordings = recordings;
        this.remote = remote;
        this.transcriber = transcriber;
        this.allowance = allowance;
        this.registering = registering;
        this.table = table;
        this.fetches = fetches;
        this.files = files;
        this.shelf = shelf;
        this.running = running;
        this.spent = spent;
        this.retention = retention;
    }

    @Override
    public Submitted submit(Caller caller, Source source, FileRequest request, @Nullable String key)
            throws IOException {
        Optional<Known> known = key == null ? Optional.empty() : table.byKey(key);
        if (known.isPresent()) {
            return again(known.get(), fingerprint(source, request));
        }
        Hearing hearing = Hearing.of(request);
        var _ = transcriber.engine(hearing.options()); // refuses before the audio is taken
        refuseWhenSpent(caller);
        return switch (source) {
            case Source.Upload upload -> upload(caller, upload, request, key);
            case Source.Address address -> address(caller, address, request, key);
        };
    }

    private Submitted upload(
            Caller caller, Source.Upload upload, FileRequest request, @Nullable String key)
            throws IOException {
        var print = new Fingerprint(request);
        RecordingId audio = recordings.keep(print.through(upload.audio()));
        String hex = print.hex();
        var made = registering.register(caller, audio, null, Hearing.of(request), key, hex);
        if (made.isEmpty()) {
            recordings.delete(audio);
            return again(key, hex);
        }
        files.enqueue(caller.tenant(), made.get(), 0);
        return fresh(made.get());
    }

    private Submitted address(
            Caller caller, Source.Address address, FileRequest request, @Nullable String key) {
        remote.check(address.url());
        String hex = new Fingerprint(request).add(address.url().toString()).hex();
        var made = registering.register(caller, null, address.url(), Hearing.of(request), key, hex);
        if (made.isEmpty()) {
            return again(key, hex);
        }
        fetches.enqueue(caller.tenant(), made.get());
        return fresh(made.get());
    }

    private static String fingerprint(Source source, FileRequest request) throws IOException {
        var print = new Fingerprint(request);
        switch (source) {
            case Source.Upload upload ->
                    print.through(upload.audio()).transferTo(OutputStream.nullOutputStream());
            case Source.Address address -> print.add(address.url().toString());
        }
        return print.hex();
    }

    /** Somebody was quicker with the same key. */
    private Submitted again(@Nullable String key, String fingerprint) {
        return again(table.byKey(String.valueOf(key)).orElseThrow(), fingerprint);
    }

    private Submitted again(Known known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReusedException();
        }
        return new Submitted(find(known.id()).orElseThrow(), false);
    }

    private Submitted fresh(DictationId id) {
        return new Submitted(find(id).orElseThrow(), true);
    }

    private void refuseWhenSpent(Caller caller) {
        if (allowance.secondsLeft(caller) <= 0) {
            throw new AllowanceSpentException(allowance.standing().renewsAt());
        }
    }

    @Override
    public Optional<TranscriptionJob> find(DictationId id) {
        if (retention.current().nothing()) {
            shelf.deliver(id);
        }
        return table.find(id);
    }

    @Override
    public List<TranscriptionJob> page(@Nullable DictationId after, int limit) {
        return table.page(after, limit);
    }

    @Override
    public Optional<TranscriptionJob> cancel(DictationId id) {
        if (shelf.cancelJob(id)) {
            running.stop(id);
            spent.delete(id);
        }
        return find(id);
    }
}
