package app.sotto.billing.reconciling;

import app.sotto.billing.BillingUnavailableException;
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
        if (payments.mode() == Mode.NONE) {
            return;
        }
        for (TenantId tenant : customers()) {
            try {
                currentTenant.runAs(tenant, reconciling::reconcile);
            } catch (BillingUnavailableException e) {
                log.warn("The books are compared tomorrow: {}", e.getMessage());
                return;
            } catch (RuntimeException e) {
                log.error("The books of {} cannot be compared", tenant, e);
            }
        }
    }

    private List<TenantId> customers() {
        return database.sql()
                .sql("select tenant_id from billing.subscription where customer is not null")
                .query((row, _) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }
}
