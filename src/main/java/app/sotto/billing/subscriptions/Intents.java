package app.sotto.billing.subscriptions;

import app.sotto.billing.BillingRefusedException.Reason;
import app.sotto.billing.PlanId;
import app.sotto.tenancy.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current tenant's intents: one is open at a time. */
@Component
class Intents {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    Intents(JdbcClient sql, CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    /** False if another one is open. */
    boolean add(Intent intent, Instant now) {
        PlanId plan = intent.plan();
        return sql.sql(
                                """
                                insert into billing.intent (id, tenant_id, kind, stripe_id, plan, plan_version, seats, priced_at,
                                    asked_by, asked_at)
                                values (:id, :tenant, :kind, :stripe, :plan, :version, :seats, :priced, :actor, :now)
                                on conflict (tenant_id) where done_at is null do nothing
                                """)
                        .param("id", intent.id())
                        .param("tenant", currentTenant.require().value())
                        .param("kind", intent.kind().name())
                        .param("stripe", intent.subscription())
                        .param("plan", plan == null ? null : plan.code(), java.sql.Types.VARCHAR)
                        .param(
                                "version",
                                plan == null ? null : plan.version(),
                                java.sql.Types.INTEGER)
                        .param("seats", intent.seats())
                        .param("priced", Timestamp.from(intent.at()))
                        .param("actor", intent.actor(), java.sql.Types.OTHER)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Intent> open() {
        return sql.sql("select * from billing.intent where done_at is null")
                .query((row, _) -> intent(row))
                .optional();
    }

    boolean refusedSince(Intent.Kind kind, Instant since) {
        return sql.sql(
                                """
                                select count(*) from billing.intent
                                where kind = :kind and refusal is not null and done_at > :since
                                """)
                        .param("kind", kind.name())
                        .param("since", Timestamp.from(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Done, or refused for good. */
    @Transactional
    void done(Intent intent, @Nullable Reason refusal, Instant now) {
        var _ =
                sql.sql(
                                """
                                update billing.intent set done_at = :now, refusal = :refusal
                                where id = :id and done_at is null
                                """)
                        .param("id", intent.id())
                        .param(
                                "refusal",
                                refusal == null ? null : refusal.name(),
                                java.sql.Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .update();
    }

    @Transactional(readOnly = true)
    public Optional<Reason> refusal(UUID intent) {
        return sql.sql("select refusal from billing.intent where id = :id and refusal is not null")
                .param("id", intent)
                .query(String.class)
                .optional()
                .map(Reason::valueOf);
    }

    private static Intent intent(ResultSet row) throws SQLException {
        String plan = row.getString("plan");
        return new Intent(
                row.getObject("id", UUID.class),
                Intent.Kind.valueOf(row.getString("kind")),
                row.getString("stripe_id"),
                plan == null ? null : new PlanId(plan, row.getInt("plan_version")),
                row.getInt("seats"),
                row.getTimestamp("priced_at").toInstant(),
                row.getObject("asked_by", UUID.class));
    }
}
