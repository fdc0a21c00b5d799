package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Dictations in memory, driven by the test through their events. */
class FakeDictations implements Dictations {

    final Map<DictationId, FakeLive> dictations = new ConcurrentHashMap<>();
    final List<TenantId> tenants = new ArrayList<>();
    volatile RuntimeException refusal;
    volatile IOException failure;
    volatile FakeLive latest;

    /** What the dictation does with audio; tells nothing unless the test says so. */
    volatile Consumer<FakeLive> script = live -> {};

    private final CurrentTenant tenant;

    FakeDictations(CurrentTenant tenant) {
        this.tenant = tenant;
    }

    void reset() {
        dictations.clear();
        tenants.clear();
        refusal = null;
        failure = null;
        latest = null;
        script = live -> {};
    }

    @Override
    public LiveDictation begin(Caller caller, LiveRequest request, LiveEvents events) {
        tenants.add(tenant.require());
        if (refusal != null) {
            throw refusal;
        }
        latest = new FakeLive(caller, request, events);
        dictations.put(latest.id, latest);
        events.begins(latest.id, 0);
        return latest;
    }

    @Override
    public Optional<LiveDictation> resume(
            Caller caller, DictationId id, int known, LiveEvents events) {
        tenants.add(tenant.require());
        FakeLive found = dictations.get(id);
        if (found == null || found.finished || !found.caller.equals(caller)) {
            return Optional.empty();
        }
        found.events = events;
        events.begins(id, found.segments);
        return Optional.of(found);
    }

    @Override
    public Result transcribe(
            Caller caller, InputStream file, FileRequest request, FileEvents events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DictationId submit(
            Caller caller, InputStream file, String filename, FileRequest request) {
        throw new UnsupportedOperationException();
    }

    class FakeLive implements LiveDictation {

        final DictationId id = DictationId.random();
        final Caller caller;
        final LiveRequest request;
        final ByteArrayOutputStream audio = new ByteArrayOutputStream();
        final List<app.sotto.polish.Style> styles = new ArrayList<>();
        final CountDownLatch closed = new CountDownLatch(1);
        volatile LiveEvents events;
        volatile boolean left;
        volatile CountDownLatch beforeEnd = new CountDownLatch(0);
        volatile int commits;
        volatile int segments;
        volatile Duration behind = Duration.ZERO;
        volatile boolean finished;
        volatile RuntimeException failure;
        volatile Result result =
                new Result(
                        new Transcript("en", Duration.ZERO, Duration.ZERO, "scripted", List.of()),
                        null,
                        app.sotto.usage.Receipt.NOTHING);

        FakeLive(Caller caller, LiveRequest request, LiveEvents events) {
            this.caller = caller;
            this.request = request;
            this.events = events;
        }

        @Override
        public DictationId id() {
            return id;
        }

        @Override
        public long received() {
            return audio.size() / 2;
        }

        @Override
        public Duration behind() {
            return behind;
        }

        @Override
        public void append(long offset, byte[] pcm) throws IOException {
            tenants.add(tenant.require());
            if (FakeDictations.this.failure != null) {
                throw FakeDictations.this.failure;
            }
            int known = (int) (received() - offset) * 2;
            if (known < pcm.length) {
                audio.write(pcm, known, pcm.length - known);
            }
            script.accept(this);
        }

        @Override
        public void commit() {
            commits++;
            events.cut(Duration.ZERO);
        }

        @Override
        public void style(app.sotto.polish.Style style) {
            styles.add(style);
        }

        @Override
        public Result finish() {
            tenants.add(tenant.require());
            if (failure != null) {
                throw failure;
            }
            awaitEnd();
            finished = true;
            return result;
        }

        @Override
        public void leave() {
            left = true;
            close();
        }

        @Override
        public void close() {
            closed.countDown();
        }

        private void awaitEnd() {
            try {
                beforeEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        boolean wasClosed() throws InterruptedException {
            return closed.await(5, TimeUnit.SECONDS);
        }
    }
}
