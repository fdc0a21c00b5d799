package app.sotto.dictation.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.sotto.dictation.DictationId;
import app.sotto.tenancy.TenantId;
import java.util.UUID;
import org.jobrunr.jobs.lambdas.IocJobLambda;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives queued files to the job runner, after their row is committed. The job's id comes from the
 * row's, so a file enqueued twice has one job.
 */
@Component
public class FileQueue {

    private final JobScheduler scheduler;
    private final ObjectProvider<BackgroundJobServer> server;

    FileQueue(JobScheduler scheduler, ObjectProvider<BackgroundJobServer> server) {
        this.scheduler = scheduler;
        this.server = server;
    }

    /**
     * Enqueues the work on a file.
     *
     * @param round counts how often the file was queued; each round is a job of its own
     */
    public void enqueue(TenantId tenant, DictationId id, int round) {
        this.<FileJob>enqueue(id, round, files -> files.run(tenant, id));
    }

    /** The same for another job of the dictation, in a round of its own. */
    public <J> void enqueue(DictationId id, int round, IocJobLambda<J> work) {
        UUID job = UUID.nameUUIDFromBytes((id.value() + "/" + round).getBytes(UTF_8));
        var _ = scheduler.enqueue(job, work);
        server.ifAvailable(FileQueue::kick);
    }

    /** Makes a server in this process look now rather than at its next poll, seconds away. */
    private static void kick(BackgroundJobServer here) {
        if (here.isRunning()) {
            here.getJobSteward().notifyThreadOccupied();
            here.getJobSteward().notifyThreadIdle();
        }
    }
}
