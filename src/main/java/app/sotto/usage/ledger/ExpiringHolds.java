package app.sotto.usage.ledger;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.ReservationId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Frees, once for the whole cluster, the holds of processes that died with their work. */
@Component
public class ExpiringHolds {

    private static final Logger log = LoggerFactory.getLogger(ExpiringHolds.class);

    /** A process that lives shows so every minute. */
    static final Duration SLICE_EXPIRY = Duration.ofMinutes(5);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final LedgerAllowance allowance;
    private final Moment moment;
    private final UsageSettings settings;

    ExpiringHolds(
            SystemDatabase database,
            CurrentTenant currentTenant,
            LedgerAllowance allowance,
            Moment moment,
            UsageSettings settings) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.allowance = allowance;
        this.moment = moment;
        this.settings = settings;
    }

    @Recurring(id = "usage-sweep", interval = "PT10M")
    @Job(name = "Free forgotten holds", retries = 1)
    public void sweep() {
        sweep(Reservation.Status.HELD, settings.holdExpiry());
        sweep(Reservation.Status.LEASED, SLICE_EXPIRY);
    }

    private void sweep(Reservation.Status status, Duration expiry) {
        Instant untouchedSince = moment.now().minus(expiry);
        for (Forgotten hold : forgotten(status, untouchedSince)) {
            log.info("Reservation {} was never settled and is freed", hold.id().value());
            currentTenant.runAs(hold.tenant(), () -> allowance.expire(hold.id(), untouchedSince));
        }
    }

    private List<Forgotten> forgotten(Reservation.Status status, Instant untouchedSince) {
        return database.sql()
                .sql(
                        """
                        select tenant_id, id from usage.reservation
                        where status = '%s' and touched_at < :since order by touched_at limit 1000
                        """
                                .formatted(status))
                .param("since", Timestamp.from(untouchedSince))
                .query((row, _) ->
                        new Forgotten(
                                new TenantId(row.getObject(1, UUID.class)),
                                new ReservationId(row.getObject(2, UUID.class))))
                .list();
    }

    private record Forgotten(TenantId tenant, ReservationId id) {}
}
