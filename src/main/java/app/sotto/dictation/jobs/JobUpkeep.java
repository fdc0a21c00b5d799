package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.SpentAudio;
import app.sotto.dictation.library.Shelf;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Once for the whole cluster: forgets jobs in time, and finishes what dead processes left. */
@Component
public class JobUpkeep {

    private static final Logger log = LoggerFactory.getLogger(JobUpkeep.class);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final Shelf shelf;
    private final SpentAudio spent;
    private final FetchQueue fetches;
    private final JobSettings settings;

    JobUpkeep(
            SystemDatabase database,
            CurrentTenant currentTenant,
            Shelf shelf,
            SpentAudio spent,
            FetchQueue fetches,
            JobSettings settings) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.shelf = shelf;
        this.spent = spent;
        this.fetches = fetches;
        this.settings = settings;
    }

    /** Looks for all three. */
    @Recurring(id = "dictation-jobs", interval = "PT1M")
    @Job(name = "Look after transcription jobs", retries = 1)
    public void sweep() {
        each(
                "status = 'QUEUED' and recording_id is null and queued_at < now() - interval '30 s'",
                job -> fetches.enqueue(job.tenant(), job.id()));
        each("finished_at is not null and recording_id is not null", job -> spent.delete(job.id()));
        each(longAgo("finished_at", settings.retention()), this::forget);
        each(longAgo("delivered_at", settings.afterDelivery()), this::forget);
    }

    private static String longAgo(String when, Duration age) {
        return "%s < now() - make_interval(secs => %d)".formatted(when, age.toSeconds());
    }

    private void forget(Left job) {
        spent.delete(job.id());
        shelf.forget(job.id());
    }

    private void each(String which, Consumer<Left> work) {
        for (Left left : left(which)) {
            try {
                currentTenant.runAs(left.tenant(), () -> work.accept(left));
            } catch (RuntimeException e) {
                log.warn("Upkeep of job {} failed: {}", left.id().value(), e.getClass().getName());
            }
        }
    }

    private List<Left> left(String which) {
        return database.sql()
                .sql(
                        """
                        select tenant_id, id from dictation.dictation
                        where origin = 'JOB' and %s order by created_at limit 1000
                        """
                                .formatted(which))
                .query((row, _) ->
                        new Left(
                                new TenantId(row.getObject("tenant_id", UUID.class)),
                                new DictationId(row.getObject("id", UUID.class))))
                .list();
    }

    private record Left(TenantId tenant, DictationId id) {}
}
