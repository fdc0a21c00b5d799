package app.sotto.billing.reconciling;

import app.sotto.tenancy.CurrentTenant;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The current tenant's differences: found once, until they are mended. Who looked at other figures
 * has to look again.
 */
@Component
@Transactional
class Differences {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    Differences(JdbcClient sql, CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    void found(String subject, @Nullable String ours, @Nullable String stripe, Instant now) {
        var _ =
                sql.sql(
                                """
                                insert into billing.reconciliation as r (id, tenant_id, subject, ours, stripe, found_at)
                                values (:id, :tenant, :subject, :ours, :stripe, :now)
                                on conflict (tenant_id, subject) where mended_at is null
                                    do update set ours = excluded.ours, stripe = excluded.stripe,
                                        looked_at = null, looked_by = null, note = null
                                    where (r.ours, r.stripe) is distinct from (excluded.ours, excluded.stripe)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", currentTenant.require().value())
                        .param("subject", subject)
                        .param("ours", ours, java.sql.Types.VARCHAR)
                        .param("stripe", stripe, java.sql.Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .update();
    }

    void mended(String subject, Instant now) {
        var _ =
                sql.sql(
                                """
                                update billing.reconciliation set mended_at = :now
                                where subject = :subject and mended_at is null
                                """)
                        .param("subject", subject)
                        .param("now", Timestamp.from(now))
                        .update();
    }
}
