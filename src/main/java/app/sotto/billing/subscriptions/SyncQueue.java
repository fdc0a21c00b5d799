package app.sotto.billing.subscriptions;

import app.sotto.accounts.events.MemberJoined;
import app.sotto.accounts.events.MemberLeft;
import app.sotto.tenancy.TenantId;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Seats follow members: it is noted with the coming or going, and done by a job right after. Should
 * the job be lost, the note is found by the sweep.
 */
@Component
class SyncQueue {

    private final Keeping keeping;
    private final Moment moment;
    private final JobScheduler scheduler;
    private final ObjectProvider<BackgroundJobServer> server;

    SyncQueue(
            Keeping keeping,
            Moment moment,
            JobScheduler scheduler,
            ObjectProvider<BackgroundJobServer> server) {
        this.keeping = keeping;
        this.moment = moment;
        this.scheduler = scheduler;
        this.server = server;
    }

    @EventListener
    void joined(MemberJoined event) {
        keeping.due(moment.now());
    }

    @EventListener
    void left(MemberLeft event) {
        keeping.due(moment.now());
    }

    @TransactionalEventListener
    void afterJoining(MemberJoined event) {
        enqueue(new TenantId(event.tenant()));
    }

    @TransactionalEventListener
    void afterLeaving(MemberLeft event) {
        enqueue(new TenantId(event.tenant()));
    }

    private void enqueue(TenantId tenant) {
        var _ = scheduler.<SyncJob>enqueue(UUID.randomUUID(), job -> job.run(tenant));
        server.ifAvailable(SyncQueue::kick);
    }

    /** Makes a server in this process look now rather than at its next poll, seconds away. */
    private static void kick(BackgroundJobServer here) {
        if (here.isRunning()) {
            here.getJobSteward().notifyThreadOccupied();
            here.getJobSteward().notifyThreadIdle();
        }
    }
}
