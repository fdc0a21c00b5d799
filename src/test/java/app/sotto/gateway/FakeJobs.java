package app.sotto.gateway;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.IdempotencyKeyReusedException;
import app.sotto.dictation.TranscriptionJob;
import app.sotto.dictation.TranscriptionJob.State;
import app.sotto.dictation.TranscriptionJobs;
import app.sotto.tenancy.Caller;
import app.sotto.usage.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps jobs in a list; a test says how far each is. */
class FakeJobs implements TranscriptionJobs {

    final List<TranscriptionJob> all = new ArrayList<>();
    final Map<String, DictationId> keys = new HashMap<>();
    @Nullable Source source;
    @Nullable FileRequest request;

    void reset() {
        all.clear();
        keys.clear();
        source = null;
        request = null;
    }

    TranscriptionJob add(State state, TranscriptionJob.@Nullable Problem problem) {
        boolean done = state == State.COMPLETED;
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        var job =
                new TranscriptionJob(
                        DictationId.random(),
                        state,
                        done ? 1 : 0.25,
                        now,
                        now,
                        done ? now : null,
                        done ? now.plusSeconds(86_400) : null,
                        0,
                        done ? "en" : null,
                        done ? Duration.ofSeconds(11) : null,
                        done ? "test/speech" : null,
                        done ? FakeDictations.HEARD.text() : null,
                        done ? FakeDictations.HEARD.segments() : List.of(),
                        done ? new Receipt(9, 0, 900, 0) : null,
                        problem);
        all.addFirst(job);
        return job;
    }

    @Override
    public Submitted submit(
            Caller caller, Source asked, FileRequest how, @Nullable String idempotencyKey)
            throws IOException {
        source = asked;
        request = how;
        if (asked instanceof Source.Upload upload) {
            var _ = upload.audio().transferTo(OutputStream.nullOutputStream());
        }
        if ("another's".equals(idempotencyKey)) {
            throw new IdempotencyKeyReusedException();
        }
        if (keys.containsKey(idempotencyKey)) {
            return new Submitted(find(keys.get(idempotencyKey)).orElseThrow(), false);
        }
        var job = add(State.QUEUED, null);
        keys.put(String.valueOf(idempotencyKey), job.id());
        return new Submitted(job, true);
    }

    @Override
    public Optional<TranscriptionJob> find(DictationId id) {
        return all.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Override
    public List<TranscriptionJob> page(@Nullable DictationId after, int limit) {
        int from = after == null ? 0 : all.indexOf(find(after).orElseThrow()) + 1;
        return all.stream().skip(from).limit(limit).toList();
    }

    @Override
    public Optional<TranscriptionJob> cancel(DictationId id) {
        return find(id);
    }
}
