package app.sotto.webhooks.sending;

import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.stereotype.Component;

/** Once for the whole cluster: takes up what dead processes left, and forgets what is old. */
@Component
public class DeliverySweep {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final SystemDatabase database;
    private final DeliveryQueue queue;
    private final WebhookSettings settings;
    private final Moment moment;

    DeliverySweep(
            SystemDatabase database, DeliveryQueue queue, WebhookSettings settings, Moment moment) {
        this.database = database;
        this.queue = queue;
        this.settings = settings;
        this.moment = moment;
    }

    @Recurring(id = "webhook-deliveries", interval = "PT1M")
    @Job(name = "Look after deliveries to webhooks", retries = 1)
    public void sweep() {
        takeUp();
        forget();
    }

    /** As many of each endpoint as are sent at once; each brings the next with it. */
    private void takeUp() {
        Instant now = moment.now();
        database.sql()
                .sql(
                        """
                        select tenant_id, id from (
                            select tenant_id, id, next_at, row_number()
                                over (partition by tenant_id, endpoint_id order by next_at) as place
                            from webhooks.delivery
                            where state = 'WAITING' and next_at < :late
                              and (claim is null or claim_until <= :now)) late
                        where place <= :most order by next_at limit 1000
                        """)
                .param("late", Timestamp.from(now.minus(LATE)))
                .param("now", Timestamp.from(now))
                .param("most", settings.atOnce())
                .query((row, _) ->
                        new DeliveryTable.ToSend(
                                new TenantId(row.getObject("tenant_id", UUID.class)),
                                row.getObject("id", UUID.class)))
                .list()
                .forEach(left -> queue.enqueue(left.tenant(), left.delivery()));
    }

    private void forget() {
        var _ =
                database.sql()
                        .sql(
                                """
                                delete from webhooks.delivery
                                where created_at < :before and state <> 'WAITING'
                                """)
                        .param("before", Timestamp.from(moment.now().minus(settings.retention())))
                        .update();
    }
}
