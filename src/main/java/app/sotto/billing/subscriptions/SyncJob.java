package app.sotto.billing.subscriptions;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** Asks Stripe how one organisation stands. */
@Component
public class SyncJob {

    private final CurrentTenant currentTenant;
    private final Syncing syncing;

    SyncJob(CurrentTenant currentTenant, Syncing syncing) {
        this.currentTenant = currentTenant;
        this.syncing = syncing;
    }

    @Job(name = "Ask Stripe about a subscription", retries = 3)
    public void run(TenantId tenant) {
        currentTenant.runAs(
                tenant,
                () -> {
                    var _ = syncing.attend();
                });
    }
}
