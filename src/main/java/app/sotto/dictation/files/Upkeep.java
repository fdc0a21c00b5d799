package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.library.Shelf;
import app.sotto.dictation.retention.Erasing;
import app.sotto.dictation.retention.Erasure.Why;
import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds, once for the whole cluster, what dead processes and closed laptops left behind, and the
 * trash whose time has come. What is found is then done as its own tenant.
 */
@Component
public class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final Shelf shelf;
    private final FileQueue queue;
    private final AbandonedFiles abandoned;
    private final Recordings recordings;
    private final Erasing erasing;
    private final DictationSettings settings;

    Upkeep(
            SystemDatabase database,
            CurrentTenant currentTenant,
            Shelf shelf,
            FileQueue queue,
            AbandonedFiles abandoned,
            Recordings recordings,
            Erasing erasing,
            DictationSettings settings) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.shelf = shelf;
        this.queue = queue;
        this.abandoned = abandoned;
        this.recordings = recordings;
        this.erasing = erasing;
        this.settings = settings;
    }

    /** Finishes what nobody works on any more. */
    @Recurring(id = "dictation-sweep", interval = "PT1M")
    @Job(name = "Finish what was left", retries = 1)
    public void sweep() {
        each(
                "status = 'QUEUED' and keep and recording_id is not null",
                "queued_at",
                Duration.ofSeconds(30),
                this::enqueue);
        each(
                "status = 'RECORDING' and keep",
                "heartbeat_at",
                settings.resumeWindow(),
                this::abandoned);
        each("status = 'RUNNING' and keep", "heartbeat_at", jobLost(), this::jobless);
        each(
                "not keep",
                "heartbeat_at",
                settings.resumeWindow().plus(settings.heartbeatLost()),
                this::forget);
    }

    /** Deletes for good what has been in the trash long enough. */
    @Recurring(id = "dictation-trash", interval = "PT6H")
    @Job(name = "Empty the trash", retries = 1)
    public void emptyTrash() {
        each("deleted_at is not null", "deleted_at", settings.trash(), this::empty);
    }

    /** Well after the job runner gives a dead server's jobs to another, which it does by itself. */
    private Duration jobLost() {
        return settings.heartbeatLost().multipliedBy(8);
    }

    private void enqueue(Left left) {
        queue.enqueue(left.tenant(), left.id(), left.round());
    }

    private void abandoned(Left left) {
        abandoned.finish(left.tenant(), left.id(), settings.resumeWindow());
    }

    private void jobless(Left left) {
        shelf.requeue(left.id(), jobLost())
                .ifPresent(round -> queue.enqueue(left.tenant(), left.id(), round));
    }

    private void empty(Left left) {
        erasing.all(left.id(), Why.TRASH);
    }

    private void forget(Left left) {
        shelf.forget(left.id()).ifPresent(this::delete);
    }

    private void delete(RecordingId audio) {
        try {
            recordings.delete(audio);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void each(String which, String since, Duration age, Consumer<Left> work) {
        for (Left left : left(which, since, age)) {
            try {
                currentTenant.runAs(left.tenant(), () -> work.accept(left));
            } catch (RuntimeException e) {
                log.warn("Upkeep of dictation {} failed", left.id().value(), Wordless.of(e));
            }
        }
    }

    private List<Left> left(String which, String since, Duration age) {
        return database.sql()
                .sql(
                        """
                        select tenant_id, id, round from dictation.dictation
                        where %s and %s < now() - make_interval(secs => :age)
                        order by created_at limit 1000
                        """
                                .formatted(which, since))
                .param("age", age.toSeconds())
                .query((row, _) ->
                        new Left(
                                new TenantId(row.getObject("tenant_id", UUID.class)),
                                new DictationId(row.getObject("id", UUID.class)),
                                row.getInt("round")))
                .list();
    }

    private record Left(TenantId tenant, DictationId id, int round) {}
}
