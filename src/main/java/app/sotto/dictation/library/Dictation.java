package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One dictation. It guards its own way from the first sample to the text: each attempt at it has a
 * number, and only the newest may write. Progress and heartbeats are written past it, by {@link
 * Attempts}, so only changed columns are updated.
 */
@Entity
@DynamicUpdate
@Table(schema = "dictation", name = "dictation")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JPA fills it, and queries read it
class Dictation {

    @Id private UUID id;
    @org.hibernate.annotations.TenantId private UUID tenantId;
    @Embedded private Owner owner;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private Status status;

    private boolean keep;
    private @Nullable String title;
    private @Nullable String filename;
    @Embedded private Hearing hearing;
    private @Nullable Integer sampleRate;
    private @Nullable UUID recordingId;
    private @Nullable UUID reservationId;
    private long heldSeconds;
    private @Nullable Long durationMs;
    private @Nullable Long speechMs;
    private @Nullable Long chargedSeconds;
    private long includedMicros;
    private long overageMicros;
    private @Nullable String heardLanguage;
    private @Nullable String model;
    private @Nullable String engine;
    private boolean demo;
    private @Nullable String raw;
    private @Nullable String polished;
    private @Nullable String polishEngine;

    @Enumerated(EnumType.STRING)
    private Polished.@Nullable Outcome polishOutcome;

    private @Nullable String polishKept;

    @Enumerated(EnumType.STRING)
    private @Nullable Trouble trouble;

    private @Nullable String troubleDetail;
    @Embedded private Filling filling;

    @Enumerated(EnumType.STRING)
    private @Nullable Stage stage;

    private double progress;
    private int round;
    private int tries;
    private int attempt;
    private boolean connected;
    private Instant createdAt;
    private @Nullable Instant queuedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private Instant heartbeatAt;
    private @Nullable Instant deletedAt;
    private @Nullable Instant audioUntil;
    private @Nullable Instant textUntil;
    private @Nullable Instant deliveredAt;

    protected Dictation() {}

    private Dictation(
            Caller caller, Origin origin, @Nullable RecordingId recording, Hearing hearing) {
        id = UUID.randomUUID();
        owner = Owner.of(caller);
        this.origin = origin;
        this.hearing = hearing;
        recordingId = recording == null ? null : recording.value();
        filling = Filling.NONE;
        createdAt = Instant.now();
        heartbeatAt = createdAt;
    }

    /** A file for the history, waiting for its job. */
    static Dictation ofFile(
            Caller caller, RecordingId recording, String filename, Hearing hearing) {
        var origin = caller instanceof Caller.Key ? Origin.API : Origin.FILE;
        var file = new Dictation(caller, origin, recording, hearing);
        file.keep = true;
        file.filename = Titles.fromFilename(filename);
        file.title = file.filename;
        file.status = Status.QUEUED;
        file.queuedAt = file.createdAt;
        return file;
    }

    /** A program's file, or null while it is still to be fetched. */
    static Dictation ofJob(Caller caller, @Nullable RecordingId recording, Hearing hearing) {
        var job = new Dictation(caller, Origin.JOB, recording, hearing);
        job.keep = true;
        job.status = Status.QUEUED;
        job.queuedAt = job.createdAt;
        return job;
    }

    /** A file whose caller waits for the answer. */
    static Dictation ofWaiting(Caller caller, RecordingId recording, Hearing hearing) {
        var file = new Dictation(caller, Origin.API, recording, hearing);
        file.status = Status.QUEUED;
        return file;
    }

    /** Speech as it is spoken. */
    static Dictation ofLive(
            Caller caller,
            RecordingId recording,
            Hearing hearing,
            int sampleRate,
            boolean keep,
            String model) {
        var live = new Dictation(caller, Origin.LIVE, recording, hearing);
        live.keep = keep;
        live.sampleRate = sampleRate;
        live.model = model;
        live.status = Status.RECORDING;
        live.startedAt = live.createdAt;
        live.attempt = 1;
        live.connected = true;
        return live;
    }

    /** Begins an attempt at a file, also where an attempt before it died. */
    int start() {
        require(status == Status.QUEUED || status == Status.RUNNING);
        status = Status.RUNNING;
        stage = Stage.SURVEYING;
        progress = 0;
        trouble = null;
        troubleDetail = null;
        startedAt = Instant.now();
        heartbeatAt = startedAt;
        tries++;
        return ++attempt;
    }

    /** Its audio has come from where it was. */
    void receive(RecordingId recording) {
        require(isToBeFetched());
        recordingId = recording.value();
        tries = 0;
        trouble = null;
        troubleDetail = null;
    }

    /** Its audio did not come; {@code again} where that may pass. */
    void missed(@Nullable String why, boolean again) {
        require(isToBeFetched());
        tries++;
        trouble = Trouble.NOT_FETCHED;
        troubleDetail = why;
        if (!again) {
            fail(Trouble.NOT_FETCHED, why);
        }
    }

    boolean isToBeFetched() {
        return status == Status.QUEUED && recordingId == null && !deleted();
    }

    int tries() {
        return tries;
    }

    boolean isJob() {
        return origin == Origin.JOB;
    }

    /** Its audio is of no more use. */
    Optional<RecordingId> giveUpRecording() {
        var audio = recording();
        recordingId = null;
        return audio;
    }

    void keepUntil(Shelf.Kept until) {
        audioUntil = until.audio();
        textUntil = until.text();
    }

    Shelf.Kept keptUntil() {
        return new Shelf.Kept(audioUntil, textUntil);
    }

    /** Only the first time counts. */
    void deliver() {
        if (deliveredAt == null && status == Status.COMPLETED) {
            deliveredAt = Instant.now();
        }
    }

    /** Takes a live dictation up again; the connection before it loses its right to write. */
    int resume() {
        require(status == Status.RECORDING);
        connected = true;
        heartbeatAt = Instant.now();
        return ++attempt;
    }

    void disconnect() {
        require(status == Status.RECORDING);
        connected = false;
        heartbeatAt = Instant.now();
    }

    /** Nobody came back: what was spoken is finished as a file. */
    void abandon() {
        require(status == Status.RECORDING);
        connected = false;
        queue();
    }

    void holds(ReservationId reservation, Duration total) {
        reservationId = reservation.value();
        heldSeconds = total.toSeconds();
    }

    void holdsNothing() {
        reservationId = null;
        heldSeconds = 0;
    }

    void speaksIn(@Nullable Style style) {
        hearing = hearing.in(style);
    }

    void complete(Outcome outcome, String text, long charged) {
        require(status == Status.RUNNING || status == Status.RECORDING);
        status = Status.COMPLETED;
        durationMs = outcome.duration().toMillis();
        speechMs = outcome.speech().toMillis();
        chargedSeconds = charged;
        heardLanguage = outcome.language();
        model = outcome.engine().model();
        engine = outcome.engine().displayName();
        demo = outcome.engine().demo();
        raw = text;
        rewritten(outcome.polished());
        trouble = outcome.trouble();
        troubleDetail = null;
        named();
        end();
    }

    private void rewritten(@Nullable Polished better) {
        if (better != null) {
            polished = better.text();
            polishEngine = better.engine();
            polishOutcome = better.outcome();
            polishKept = Polished.Kept.written(better.kept());
        }
    }

    private void named() {
        if (title == null && raw != null) {
            title = Titles.fromText(polished == null ? raw : polished);
        }
    }

    /** Its written text, if there is one. */
    Optional<WrittenText> written() {
        return Optional.ofNullable(polished)
                .map(text -> new WrittenText(text, Polished.Kept.read(polishKept)));
    }

    void rewrite(WrittenText text) {
        polished = text.text();
        polishKept = Polished.Kept.written(text.kept());
    }

    /** What is lacking of it is to be recognised: by itself, or all of it as a person asked. */
    void wantFilling(boolean all) {
        require(status == Status.COMPLETED && recordingId != null && !filling.isWanted());
        filling = Filling.wanted(all);
        round++;
    }

    /** Begins an attempt at what is lacking, also where an attempt before it died. */
    void fill() {
        require(filling.isWanted() && !deleted());
        filling = filling.running();
        heartbeatAt = Instant.now();
        attempt++;
    }

    /** Adds what the ledger says of its work. */
    void costs(Receipt receipt) {
        includedMicros += receipt.includedMicros();
        overageMicros += receipt.overageMicros();
    }

    /** A part of what was lacking is there. */
    void filled(
            Duration speech,
            long charged,
            @Nullable String language,
            String text,
            @Nullable Polished better) {
        heardLanguage = heardLanguage == null ? language : heardLanguage;
        speechMs = spoken().plus(speech).toMillis();
        chargedSeconds = chargedSeconds() + charged;
        raw = text;
        rewritten(better);
        named();
    }

    /** What the ledger is still to hear of: whole seconds count once per dictation. */
    long moreToCharge(Duration speech) {
        return Math.max(0, Outcome.wholeSeconds(spoken().plus(speech)) - chargedSeconds());
    }

    private Duration spoken() {
        return Duration.ofMillis(speechMs == null ? 0 : speechMs);
    }

    void fillAgain(Instant when, boolean failed) {
        require(filling.isWanted());
        filling = filling.again(when, failed);
        round++;
        attempt++;
    }

    void endFilling(@Nullable Trouble left) {
        require(filling.isWanted());
        filling = Filling.NONE;
        trouble = left;
    }

    void fail(Trouble why, @Nullable String detail) {
        require(status.underWay());
        status = Status.FAILED;
        trouble = why;
        troubleDetail = detail;
        end();
    }

    /** This attempt failed; the job will try again. */
    void postpone(Trouble why, @Nullable String detail) {
        require(status == Status.RUNNING);
        status = Status.QUEUED;
        stage = null;
        trouble = why;
        troubleDetail = detail;
        progress = 0;
    }

    void cancel() {
        require(status.underWay());
        status = Status.CANCELLED;
        attempt++;
        end();
    }

    /** A person wants another try. */
    void retry() {
        require(status.retriable() && recordingId != null);
        tries = 0;
        queue();
    }

    /** Its job is gone for good: another one takes over. */
    void requeue() {
        require(status == Status.RUNNING);
        queue();
    }

    private void queue() {
        status = Status.QUEUED;
        stage = null;
        progress = 0;
        trouble = null;
        troubleDetail = null;
        finishedAt = null;
        round++;
        attempt++;
        queuedAt = Instant.now();
    }

    private void end() {
        finishedAt = Instant.now();
        connected = false;
        stage = null;
    }

    void rename(String newTitle) {
        String cleaned = Titles.clean(newTitle);
        if (cleaned != null) {
            title = cleaned;
        }
    }

    void trash() {
        deletedAt = Instant.now();
    }

    void restore() {
        deletedAt = null;
    }

    boolean belongsTo(Caller caller) {
        return owner.id().equals(caller.id());
    }

    void requireAttempt(int number) {
        boolean going = status.underWay() || filling.isRunning();
        if (attempt != number || !going || deletedAt != null) {
            throw new StaleAttemptException();
        }
    }

    private static void require(boolean state) {
        if (!state) {
            throw new StaleAttemptException();
        }
    }

    DictationId id() {
        return new DictationId(id);
    }

    Status status() {
        return status;
    }

    boolean kept() {
        return keep;
    }

    int round() {
        return round;
    }

    Filling filling() {
        return filling;
    }

    Hearing hearing() {
        return hearing;
    }

    long chargedSeconds() {
        return chargedSeconds == null ? 0 : chargedSeconds;
    }

    long heldSeconds() {
        return heldSeconds;
    }

    /** Whether nobody said for so long that they are working on it. */
    boolean silentFor(Duration window) {
        return heartbeatAt.isBefore(Instant.now().minus(window));
    }

    String modelOrAsked() {
        if (model != null) {
            return model;
        }
        return hearing.model() == null ? "" : hearing.model();
    }

    boolean deleted() {
        return deletedAt != null;
    }

    Optional<ReservationId> reservation() {
        return Optional.ofNullable(reservationId).map(ReservationId::new);
    }

    Optional<RecordingId> recording() {
        return Optional.ofNullable(recordingId).map(RecordingId::new);
    }

    Attempt attempt(TenantId tenant, Finals finals) {
        return new Attempt(
                tenant,
                id(),
                attempt,
                tries,
                owner.caller(tenant),
                origin,
                keep,
                recording().orElseThrow(StaleAttemptException::new),
                sampleRate,
                hearing,
                Duration.ofSeconds(heldSeconds),
                finals);
    }
}
