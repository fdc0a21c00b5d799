package app.sotto.usage.ledger;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.HourlyCharges;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums overage over holders and models. Hours of places whose clocks differ from UTC by part of an
 * hour count for the hour of UTC in which they begin.
 */
@Component
@Transactional(readOnly = true)
class OverageHours implements HourlyCharges {

    private static final List<String> SPEECH =
            Arrays.stream(Source.values()).filter(Source::isSpeech).map(Source::name).toList();

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    OverageHours(JdbcClient sql, CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    @Override
    public List<Charge> between(Instant from, Instant to) {
        return sql.sql(
                        """
                        select date_trunc('hour', hour, 'UTC') as utc, source in (:speech) as speech,
                            sum(overage_micros)::bigint as micros
                        from usage.hour
                        where tenant_id = :tenant and hour >= :from and hour < :to and overage_micros > 0
                        group by 1, 2 order by 1, 2 desc
                        """)
                .param("speech", SPEECH)
                .param("tenant", currentTenant.require().value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, _) ->
                        new Charge(
                                row.getTimestamp("utc").toInstant(),
                                row.getBoolean("speech") ? Kind.SPEECH : Kind.TEXT,
                                row.getLong("micros")))
                .list();
    }
}
