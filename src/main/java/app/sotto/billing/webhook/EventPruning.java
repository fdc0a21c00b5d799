package app.sotto.billing.webhook;

import app.sotto.tenancy.SystemDatabase;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Forgets events that were finished long ago. They are kept for longer than Stripe sends one again:
 * 3 days by itself, 30 by hand (https://docs.stripe.com/webhooks). What is not finished stays.
 */
@Component
public class EventPruning {

    private static final Logger log = LoggerFactory.getLogger(EventPruning.class);
    private static final int DAYS = 90;
    private static final int AT_ONCE = 10_000;

    private final SystemDatabase database;

    EventPruning(SystemDatabase database) {
        this.database = database;
    }

    @Recurring(id = "billing-event-pruning", cron = "41 3 * * *")
    @Job(name = "Forget old events of Stripe's", retries = 2)
    public void prune() {
        long all = 0;
        int gone;
        do {
            gone = some();
            all += gone;
        } while (gone == AT_ONCE);
        log.debug("{} old events were forgotten", all);
    }

    private int some() {
        return database.sql()
                .sql(
                        """
                        delete from billing.event where id in (
                            select id from billing.event
                            where done_at < now() - make_interval(days => :days) limit :most)
                        """)
                .param("days", DAYS)
                .param("most", AT_ONCE)
                .update();
    }
}
