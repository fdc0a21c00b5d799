package app.sotto.dictation.retention;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Retention;
import app.sotto.dictation.Retention.Rules;
import app.sotto.dictation.retention.Erasure.Why;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases, once for the whole cluster, what has been kept long enough; each as its own tenant. */
@Component
public class Keeping {

    private static final Logger log = LoggerFactory.getLogger(Keeping.class);
    private static final int AT_ONCE = 1_000;

    /** What has ended and is in the history. What is under way is met by the next round. */
    private static final String ENDED =
            "keep and status in ('COMPLETED', 'FAILED', 'CANCELLED') and origin <> 'JOB'";

    /** And nobody is about to hear what is lacking. */
    private static final String HAS_AUDIO =
            "status = 'COMPLETED' and recording_id is not null and filling is null";

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Retention retention;
    private final Erasing erasing;
    private final RetentionSettings settings;

    Keeping(
            SystemDatabase database,
            CurrentTenant currentTenant,
            JdbcClient sql,
            TransactionTemplate transaction,
            Retention retention,
            Erasing erasing,
            RetentionSettings settings) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.sql = sql;
        this.transaction = transaction;
        this.retention = retention;
        this.erasing = erasing;
        this.settings = settings;
    }

    /** One round over all organisations. */
    @Recurring(id = "dictation-retention", interval = "PT5M")
    @Job(name = "Erase what has been kept long enough", retries = 1)
    public void sweep() {
        for (TenantId tenant : tenants()) {
            try {
                currentTenant.runAs(tenant, this::keepToTheRules);
            } catch (RuntimeException e) {
                log.warn("Retention of {} failed: {}", tenant.value(), e.getClass().getName());
            }
        }
    }

    private void keepToTheRules() {
        Rules rules = retention.current();
        each("text_until < now()", erasing::all, Why.OWNER);
        audio("audio_until < now()", Why.OWNER);
        if (rules.nothing()) {
            each(delivered(), erasing::all, Why.NOTHING_KEPT);
            each(HAS_AUDIO, erasing::audio, Why.NOTHING_KEPT);
            return;
        }
        if (rules.textDays() != null) {
            each(older(rules.textDays()), erasing::all, Why.RULE);
        }
        if (rules.audioDays() != null) {
            audio(older(rules.audioDays()), Why.RULE);
        }
    }

    /** What has no text is nothing without its audio. */
    private void audio(String which, Why why) {
        each(HAS_AUDIO + " and " + which, erasing::audio, why);
        each("status <> 'COMPLETED' and " + which, erasing::all, why);
    }

    private String delivered() {
        return "(delivered_at < now() - interval '%d s' or coalesce(finished_at, created_at) < now() - interval '%d s')"
                .formatted(
                        settings.afterDelivery().toSeconds(), settings.undelivered().toSeconds());
    }

    private static String older(int days) {
        return "created_at < now() - make_interval(days => %d)".formatted(days);
    }

    private void each(String which, BiConsumer<DictationId, Why> erase, Why why) {
        List<DictationId> due =
                transaction.execute(_ ->
                        sql.sql(
                                        "select id from dictation.dictation where %s and %s order by created_at limit %d"
                                                .formatted(ENDED, which, AT_ONCE))
                                .query((row, _) -> new DictationId(row.getObject("id", UUID.class)))
                                .list());
        due.forEach(id -> erase.accept(id, why));
    }

    /** One after the other by the index, however many dictations each has. */
    private List<TenantId> tenants() {
        return database.sql()
                .sql(
                        """
                        with recursive tenant (id) as (
                            (select tenant_id from dictation.dictation order by tenant_id limit 1)
                            union all
                            select (select d.tenant_id from dictation.dictation d
                                    where d.tenant_id > tenant.id order by d.tenant_id limit 1)
                            from tenant where tenant.id is not null
                        )
                        select id from tenant where id is not null
                        """)
                .query((row, _) -> new TenantId(row.getObject("id", UUID.class)))
                .list();
    }
}
