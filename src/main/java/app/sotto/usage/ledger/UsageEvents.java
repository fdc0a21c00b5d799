package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.UsageHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done, one event a dictation; written once and read by day. */
@Component
class UsageEvents implements UsageHistory {

    private final JdbcClient sql;
    private final GrantedEntitlements entitlements;

    UsageEvents(JdbcClient sql, GrantedEntitlements entitlements) {
        this.sql = sql;
        this.entitlements = entitlements;
    }

    void add(TenantId tenant, Reservation reservation, Spent spent, long charged, Instant now) {
        var _ =
                sql.sql(
                                """
                                insert into usage.event
                                    (id, tenant_id, reservation_id, caller_id, source, model, charged_seconds,
                                     speech_ms, received_ms, prompt_tokens, completion_tokens, at)
                                values (:id, :tenant, :reservation, :caller, :source, :model, :charged,
                                     :speech, :received, :prompt, :completion, :now)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", tenant.value())
                        .param("reservation", reservation.id().value())
                        .param("caller", reservation.caller())
                        .param("source", reservation.source())
                        .param("model", spent.model())
                        .param("charged", charged)
                        .param("speech", spent.speech().toMillis())
                        .param("received", spent.received().toMillis())
                        .param("prompt", counted(spent.promptTokens()), Types.BIGINT)
                        .param("completion", counted(spent.completionTokens()), Types.BIGINT)
                        .param("now", Timestamp.from(now))
                        .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> between(Instant from, Instant to) {
        return sql.sql(
                        """
                        select (at at time zone :zone)::date as day, model, caller_id, count(*) as requests,
                            sum(charged_seconds) as charged, ceil(sum(received_ms) / 1000.0)::bigint as received,
                            coalesce(sum(prompt_tokens), 0) as prompt, coalesce(sum(completion_tokens), 0) as completion
                        from usage.event where at >= :from and at < :to
                        group by 1, 2, 3 order by 1, 2, 3
                        """)
                .param("zone", zone())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, _) -> row(row))
                .list();
    }

    /** PostgreSQL knows the names of places and UTC; Java writes UTC's offset as Z. */
    private String zone() {
        String zone = entitlements.current().zone().getId();
        return zone.equals("Z") ? "UTC" : zone;
    }

    /** Unknown is not zero. */
    private static @Nullable Long counted(long tokens) {
        return tokens < 0 ? null : tokens;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("day", LocalDate.class),
                row.getString("model"),
                row.getObject("caller_id", UUID.class),
                row.getLong("requests"),
                row.getLong("charged"),
                row.getLong("received"),
                row.getLong("prompt"),
                row.getLong("completion"));
    }
}
