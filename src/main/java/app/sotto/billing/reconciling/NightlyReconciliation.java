package app.sotto.billing.reconciling;

import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.Reconciliation.Outcome;
import app.sotto.billing.stripe.Mode;
import app.sotto.billing.stripe.Payments;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Every night, once for the cluster, over all who ever paid. */
@Component
public class NightlyReconciliation {

    private static final Logger log = LoggerFactory.getLogger(NightlyReconciliation.class);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final Reconciling reconciling;
    private final Payments payments;

    NightlyReconciliation(
            SystemDatabase database,
            CurrentTenant currentTenant,
            Reconciling reconciling,
            Payments payments) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.reconciling = reconciling;
        this.payments = payments;
    }

    @Recurring(id = "billing-reconciliation", cron = "23 3 * * *")
    @Job(name = "Compare our books with Stripe's", retries = 2)
    public void reconcile() {
        var _ = compare();
    }

    Outcome compare() {
        if (payments.mode() == Mode.NONE) {
            return new Outcome(0, 0, false);
        }
        int compared = 0;
        int failed = 0;
        for (TenantId tenant : customers()) {
            try {
                currentTenant.runAs(tenant, reconciling::reconcile);
                compared++;
            } catch (BillingUnavailableException e) {
                log.warn("The books are compared tomorrow: {}", e.getMessage());
                return new Outcome(compared, failed, false);
            } catch (RuntimeException e) {
                log.error("The books of {} cannot be compared", tenant, e);
                failed++;
            }
        }
        return new Outcome(compared, failed, true);
    }

    private List<TenantId> customers() {
        return database.sql()
                .sql("select tenant_id from billing.subscription where customer is not null")
                .query((row, _) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }
}
