package app.sotto.billing.subscriptions;

import app.sotto.billing.PlanId;
import app.sotto.billing.stripe.Till;
import app.sotto.tenancy.CurrentTenant;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current tenant's ways to the till: one is open at a time. */
@Component
class Ways {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    Ways(JdbcClient sql, CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    void add(Way way, @Nullable UUID actor) {
        var _ =
                sql.sql(
                                """
                                insert into billing.checkout (id, tenant_id, plan, plan_version, seats, trial_end, language, status,
                                    asked_by, asked_at)
                                values (:id, :tenant, :plan, :version, :seats, :trial, :language, 'OPEN', :actor, :now)
                                """)
                        .param("id", way.id())
                        .param("tenant", currentTenant.require().value())
                        .param("plan", way.plan().code())
                        .param("version", way.plan().version())
                        .param("seats", way.seats())
                        .param(
                                "trial",
                                way.trialEnd() == null ? null : Timestamp.from(way.trialEnd()),
                                java.sql.Types.TIMESTAMP)
                        .param("language", way.locale().toLanguageTag())
                        .param("actor", actor, java.sql.Types.OTHER)
                        .param("now", Timestamp.from(way.askedAt()))
                        .update();
    }

    Optional<Way> open() {
        return sql.sql("select * from billing.checkout where status = 'OPEN'")
                .query((row, _) -> way(row))
                .optional();
    }

    @Transactional
    void opened(Way way, Till till) {
        var _ =
                sql.sql("update billing.checkout set session = :session, url = :url where id = :id")
                        .param("id", way.id())
                        .param("session", till.session())
                        .param("url", till.url().toString())
                        .update();
    }

    @Transactional
    void expired(Way way) {
        close(way.id(), "EXPIRED");
    }

    void complete(UUID id) {
        close(id, "COMPLETE");
    }

    private void close(UUID id, String status) {
        var _ =
                sql.sql(
                                "update billing.checkout set status = :status where id = :id and status = 'OPEN'")
                        .param("id", id)
                        .param("status", status)
                        .update();
    }

    private static Way way(ResultSet row) throws SQLException {
        String url = row.getString("url");
        Timestamp trial = row.getTimestamp("trial_end");
        return new Way(
                row.getObject("id", UUID.class),
                new PlanId(row.getString("plan"), row.getInt("plan_version")),
                row.getInt("seats"),
                trial == null ? null : trial.toInstant(),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("session"),
                url == null ? null : URI.create(url),
                row.getTimestamp("asked_at").toInstant());
    }
}
