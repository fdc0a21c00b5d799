package app.sotto.gateway;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.polish.Polished;
import app.sotto.polish.Polished.Outcome;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import app.sotto.usage.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hears the same two segments in every file, or fails as told. */
class FakeDictations implements Dictations {

    static final Transcript HEARD =
            new Transcript(
                    "en",
                    Duration.ofMillis(11_000),
                    Duration.ofMillis(8_400),
                    "test/speech",
                    List.of(
                            new Segment(
                                    Duration.ofMillis(500),
                                    Duration.ofMillis(2_250),
                                    "Ask not <what>",
                                    0.5,
                                    List.of(
                                            new Word(
                                                    Duration.ofMillis(500),
                                                    Duration.ofMillis(900),
                                                    "Ask",
                                                    true))),
                            new Segment(
                                    Duration.ofMillis(3_661_000),
                                    Duration.ofMillis(3_662_500),
                                    "your country can do.",
                                    null,
                                    List.of())));

    private final CurrentTenant currentTenant;
    private @Nullable RuntimeException failure;
    private @Nullable FileRequest request;
    private Optional<TenantId> tenant = Optional.empty();
    private long bytes;
    private boolean midway;
    private Runnable meanwhile = () -> {};

    FakeDictations(CurrentTenant currentTenant) {
        this.currentTenant = currentTenant;
    }

    void reset() {
        failure = null;
        midway = false;
        meanwhile = () -> {};
        request = null;
        bytes = 0;
        tenant = Optional.empty();
    }

    void fail(RuntimeException how) {
        failure = how;
    }

    /** Fails as told, but only after the first segment was heard. */
    void failMidway(RuntimeException how) {
        failure = how;
        midway = true;
    }

    /** What happens when all is heard. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    @Nullable FileRequest request() {
        return request;
    }

    Optional<TenantId> tenant() {
        return tenant;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Result transcribe(Caller caller, InputStream file, FileRequest asked, FileEvents events)
            throws IOException {
        tenant = currentTenant.get();
        request = asked;
        bytes = file.transferTo(OutputStream.nullOutputStream());
        if (failure == null || midway) {
            events.heard(HEARD.segments().subList(0, 1));
        }
        if (failure != null) {
            throw failure;
        }
        events.heard(HEARD.segments().subList(1, 2));
        meanwhile.run();
        var style = asked.style();
        Polished polished =
                style == null
                        ? null
                        : new Polished("Polished.", style, "rules", Outcome.POLISHED, 0, 0);
        return new Result(HEARD, polished, new Receipt(9, 0, 900, 0));
    }

    @Override
    public LiveDictation begin(Caller caller, LiveRequest request, LiveEvents events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LiveDictation> resume(
            Caller caller, DictationId id, int known, LiveEvents events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DictationId submit(
            Caller caller, InputStream file, String filename, FileRequest request) {
        throw new UnsupportedOperationException();
    }
}
