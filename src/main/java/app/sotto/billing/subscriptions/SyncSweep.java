package app.sotto.billing.subscriptions;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds, once for the whole cluster, whose subscription is due: grace that ends, members that came,
 * intents that a dead process left, and everybody a few times a day in case an event was lost.
 */
@Component
public class SyncSweep {

    private static final Logger log = LoggerFactory.getLogger(SyncSweep.class);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final Syncing syncing;
    private final Moment moment;

    SyncSweep(
            SystemDatabase database, CurrentTenant currentTenant, Syncing syncing, Moment moment) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.syncing = syncing;
        this.moment = moment;
    }

    @Recurring(id = "billing-sync", interval = "PT1M")
    @Job(name = "Keep subscriptions in step", retries = 1)
    public void sweep() {
        for (TenantId tenant : due()) {
            if (!attend(tenant)) {
                // The others would fail as well, each after its time-outs.
                return;
            }
        }
    }

    private boolean attend(TenantId tenant) {
        try {
            return currentTenant.<Boolean, RuntimeException>callAs(tenant, syncing::attend);
        } catch (RuntimeException e) {
            log.error("The subscription of {} cannot be kept in step", tenant, e);
            return true;
        }
    }

    private List<TenantId> due() {
        return database.sql()
                .sql(
                        """
                        select tenant_id from billing.subscription where due_at <= :now
                        order by due_at limit 1000
                        """)
                .param("now", Timestamp.from(moment.now()))
                .query((row, _) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }
}
