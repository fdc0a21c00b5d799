package app.sotto.usage.ledger;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Grants;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What tenants were granted, or Free. */
@Component
@Transactional
class GrantedEntitlements implements Grants {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final Moment moment;
    private final Entitlements free;

    GrantedEntitlements(
            JdbcClient sql, CurrentTenant currentTenant, Moment moment, UsageSettings settings) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.moment = moment;
        this.free = Entitlements.free(Duration.ofMinutes(settings.freeMinutes()));
    }

    @Override
    public void grant(Entitlements entitlements) {
        var _ =
                sql.sql(
                                """
                                insert into usage.entitlement (tenant_id, seconds_per_month, time_zone, granted_at)
                                values (:tenant, :seconds, :zone, :now)
                                on conflict (tenant_id) do update set
                                    seconds_per_month = excluded.seconds_per_month,
                                    time_zone = excluded.time_zone, granted_at = excluded.granted_at
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("seconds", entitlements.monthly().toSeconds())
                        .param("zone", entitlements.zone().getId())
                        .param("now", Timestamp.from(moment.now()))
                        .update();
    }

    @Override
    public Entitlements current() {
        return sql.sql("select seconds_per_month, time_zone from usage.entitlement")
                .query((row, _) ->
                        new Entitlements(
                                Duration.ofSeconds(row.getLong(1)), ZoneId.of(row.getString(2))))
                .optional()
                .orElse(free);
    }
}
