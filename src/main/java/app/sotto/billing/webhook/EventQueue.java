package app.sotto.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives events to the job runner. An event that is given twice has one job. */
@Component
class EventQueue {

    private final JobScheduler scheduler;
    private final ObjectProvider<BackgroundJobServer> server;

    EventQueue(JobScheduler scheduler, ObjectProvider<BackgroundJobServer> server) {
        this.scheduler = scheduler;
        this.server = server;
    }

    void enqueue(String event) {
        UUID job = UUID.nameUUIDFromBytes(("stripe " + event).getBytes(UTF_8));
        var _ = scheduler.<EventJob>enqueue(job, events -> events.run(event));
        server.ifAvailable(EventQueue::kick);
    }

    /** Makes a server in this process look now rather than at its next poll, seconds away. */
    private static void kick(BackgroundJobServer here) {
        if (here.isRunning()) {
            here.getJobSteward().notifyThreadOccupied();
            here.getJobSteward().notifyThreadIdle();
        }
    }
}
