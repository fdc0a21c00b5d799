package app.sotto.webhooks.sending;

import app.sotto.tenancy.TenantId;
import app.sotto.webhooks.sending.DeliveryTable.ToSend;
import java.time.Instant;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives deliveries to the job runner. One that it never gets, the sweep finds. */
@Component
class DeliveryQueue {

    private static final Logger log = LoggerFactory.getLogger(DeliveryQueue.class);

    private final JobScheduler scheduler;
    private final ObjectProvider<BackgroundJobServer> server;

    DeliveryQueue(JobScheduler scheduler, ObjectProvider<BackgroundJobServer> server) {
        this.scheduler = scheduler;
        this.server = server;
    }

    /**
     * On a thread of its own: the one that committed still holds its connection, and whoever waits
     * for its answer has nothing to do with this.
     */
    @TransactionalEventListener
    void committed(ToSend written) {
        Thread.ofVirtual()
                .name("webhook-queue")
                .start(() -> enqueue(written.tenant(), written.delivery()));
    }

    void enqueue(TenantId tenant, UUID delivery) {
        try {
            var _ =
                    scheduler.<DeliveryJob>enqueue(
                            UUID.randomUUID(), job -> job.run(tenant, delivery));
            server.ifAvailable(DeliveryQueue::kick);
        } catch (RuntimeException e) {
            log.warn("Delivery {} waits for the sweep", delivery, e);
        }
    }

    void schedule(TenantId tenant, UUID delivery, Instant when) {
        try {
            var _ =
                    scheduler.<DeliveryJob>schedule(
                            UUID.randomUUID(), when, job -> job.run(tenant, delivery));
        } catch (RuntimeException e) {
            log.warn("Delivery {} waits for the sweep", delivery, e);
        }
    }

    /** Makes a server in this process look now rather than at its next poll, seconds away. */
    private static void kick(BackgroundJobServer here) {
        if (here.isRunning()) {
            here.getJobSteward().notifyThreadOccupied();
            here.getJobSteward().notifyThreadIdle();
        }
    }
}
