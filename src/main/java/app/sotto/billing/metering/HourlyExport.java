package app.sotto.billing.metering;

import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.stripe.Mode;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.subscriptions.Moment;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Once an hour, soon after it began: Stripe waits an hour before it closes an invoice. */
@Component
public class HourlyExport {

    private static final Logger log = LoggerFactory.getLogger(HourlyExport.class);
    private static final Duration AFTER_THE_END = Duration.ofDays(2);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final Exporting exporting;
    private final Payments payments;
    private final Moment moment;

    HourlyExport(
            SystemDatabase database,
            CurrentTenant currentTenant,
            Exporting exporting,
            Payments payments,
            Moment moment) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.exporting = exporting;
        this.payments = payments;
        this.moment = moment;
    }

    @Recurring(id = "billing-metering", cron = "3 * * * *")
    @Job(name = "Tell Stripe what was used", retries = 2)
    public void export() {
        if (payments.mode() == Mode.NONE) {
            return;
        }
        for (TenantId tenant : subscribed()) {
            try {
                currentTenant.runAs(tenant, exporting::export);
            } catch (BillingUnavailableException e) {
                log.warn("What was used is told Stripe the next time: {}", e.getMessage());
                return;
            } catch (BillingRefusedException e) {
                log.error("Stripe does not take what {} used", tenant, e);
            }
        }
    }

    private List<TenantId> subscribed() {
        return database.sql()
                .sql(
                        """
                        select tenant_id from billing.subscription
                        where status in ('ACTIVE', 'PAST_DUE', 'UNPAID') or (status = 'CANCELLED' and ended_at > :since)
                        order by tenant_id
                        """)
                .param("since", Timestamp.from(moment.now().minus(AFTER_THE_END)))
                .query((row, _) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }
}
