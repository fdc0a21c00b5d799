package app.sotto.billing.webhook;

import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The job of one event. */
@Component
public class EventJob {

    private final Events events;

    EventJob(Events events) {
        this.events = events;
    }

    @Job(name = "Hear what happened at Stripe", retries = 5)
    public void run(String event) {
        events.handle(event);
    }
}
