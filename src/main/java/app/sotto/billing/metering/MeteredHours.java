package app.sotto.billing.metering;

import app.sotto.billing.stripe.Meter;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.HourlyCharges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current tenant's last words on each hour, and whether Stripe took them. */
@Component
@Transactional
class MeteredHours {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    MeteredHours(JdbcClient sql, CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    /** Written down before it is said; an hour that came to the same keeps its word. */
    void write(HourlyCharges.Charge charge, Instant at) {
        var _ =
                sql.sql(
                                """
                                insert into billing.metered_hour as h (tenant_id, hour, meter, micros, word, said_at)
                                values (:tenant, :hour, :meter, :micros, 1, :at)
                                on conflict (tenant_id, hour, meter) do update
                                    set micros = excluded.micros, word = h.word + 1, said_at = excluded.said_at, sent_at = null
                                    where h.micros <> excluded.micros or h.said_at <> excluded.said_at
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("hour", Timestamp.from(charge.hour()))
                        .param("meter", meter(charge.kind()).name())
                        .param("micros", charge.micros())
                        .param("at", Timestamp.from(at))
                        .update();
    }

    /** As if nothing had been said of these hours. */
    void sayAgain(Meter meter, Instant from, Instant to) {
        var _ =
                sql.sql(
                                """
                                update billing.metered_hour set word = word + 1, sent_at = null
                                where meter = :meter and hour >= :from and hour < :to
                                """)
                        .param("meter", meter.name())
                        .param("from", Timestamp.from(from))
                        .param("to", Timestamp.from(to))
                        .update();
    }

    @Transactional(readOnly = true)
    List<Word> unsent() {
        return sql.sql("select * from billing.metered_hour where sent_at is null order by hour")
                .query((row, _) -> word(row))
                .list();
    }

    /** Unless another word was found in the meantime. */
    void sent(Word word, Instant now) {
        var _ =
                sql.sql(
                                """
                                update billing.metered_hour set sent_at = :now
                                where hour = :hour and meter = :meter and word = :word
                                """)
                        .param("now", Timestamp.from(now))
                        .param("hour", Timestamp.from(word.hour()))
                        .param("meter", word.meter().name())
                        .param("word", word.number())
                        .update();
    }

    /** The last hour of which anything was written; those before it are over. */
    @Transactional(readOnly = true)
    Optional<Instant> last() {
        return sql.sql("select hour from billing.metered_hour order by hour desc limit 1")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    static Meter meter(HourlyCharges.Kind kind) {
        return switch (kind) {
            case SPEECH -> Meter.SPEECH;
            case TEXT -> Meter.TEXT;
        };
    }

    private static Word word(ResultSet row) throws SQLException {
        return new Word(
                new app.sotto.tenancy.TenantId(row.getObject("tenant_id", UUID.class)),
                row.getTimestamp("hour").toInstant(),
                Meter.valueOf(row.getString("meter")),
                row.getLong("micros"),
                row.getInt("word"),
                row.getTimestamp("said_at").toInstant());
    }
}
