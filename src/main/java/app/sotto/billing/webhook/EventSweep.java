package app.sotto.billing.webhook;

import app.sotto.billing.webhook.EventInbox.Outcome;
import java.time.Duration;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what no job did: its process died between the event's row and the job, or the job failed.
 */
@Component
public class EventSweep {

    private static final Logger log = LoggerFactory.getLogger(EventSweep.class);
    private static final Duration AGE = Duration.ofMinutes(1);

    private final EventInbox inbox;
    private final Events events;

    EventSweep(EventInbox inbox, Events events) {
        this.inbox = inbox;
        this.events = events;
    }

    @Recurring(id = "billing-events", interval = "PT1M")
    @Job(name = "Hear what was left at Stripe", retries = 1)
    public void sweep() {
        sweep(AGE);
    }

    void sweep(Duration age) {
        for (String event : inbox.left(age)) {
            try {
                events.handle(event);
            } catch (RuntimeException e) {
                log.error("Event {} ({}) cannot be handled", event, Outcome.DUE, e);
            }
        }
    }
}
