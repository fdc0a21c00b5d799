package app.sotto.usage.ledger;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Cap;
import app.sotto.usage.Caps;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Grants;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current tenant was granted, or Free, and the caps its owner set. */
@Component
@Transactional
class GrantedEntitlements implements Grants, Caps {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final TermsTable terms;
    private final Moment moment;

    GrantedEntitlements(
            JdbcClient sql, CurrentTenant currentTenant, TermsTable terms, Moment moment) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.terms = terms;
        this.moment = moment;
    }

    @Override
    public void grant(Entitlements entitlements) {
        store(terms.written(entitlements));
    }

    @Override
    public void withdraw() {
        store(null);
    }

    @Override
    public Entitlements current() {
        return terms().granted();
    }

    @Override
    public ZoneId zone() {
        return terms().zone();
    }

    @Override
    public void zone(ZoneId zone) {
        var _ =
                sql.sql(
                                """
                                insert into usage.entitlement (tenant_id, time_zone, granted_at) values (:tenant, :zone, :now)
                                on conflict (tenant_id) do update set time_zone = excluded.time_zone
                                """)
                        .param("tenant", tenant().value())
                        .param("zone", zone.getId())
                        .param("now", Timestamp.from(moment.now()))
                        .update();
    }

    @Override
    public Map<UUID, Cap> all() {
        return terms().caps();
    }

    @Override
    public void set(UUID holder, Cap cap) {
        var statement =
                cap.equals(Cap.NONE)
                        ? sql.sql("delete from usage.cap where holder_id = :holder")
                        : sql.sql(
                                        """
                                        insert into usage.cap (tenant_id, holder_id, monthly_seconds, monthly_micros, set_at)
                                        values (:tenant, :holder, :seconds, :micros, :now)
                                        on conflict (tenant_id, holder_id) do update set
                                            monthly_seconds = excluded.monthly_seconds,
                                            monthly_micros = excluded.monthly_micros, set_at = excluded.set_at
                                        """)
                                .param("tenant", tenant().value())
                                .param("seconds", cap.seconds(), Types.BIGINT)
                                .param("micros", cap.micros(), Types.BIGINT)
                                .param("now", Timestamp.from(moment.now()));
        var _ = statement.param("holder", holder).update();
    }

    private void store(@Nullable String document) {
        var _ =
                sql.sql(
                                """
                                insert into usage.entitlement (tenant_id, terms, time_zone, granted_at)
                                values (:tenant, cast(:terms as jsonb), 'UTC', :now)
                                on conflict (tenant_id) do update set terms = excluded.terms, granted_at = excluded.granted_at
                                """)
                        .param("tenant", tenant().value())
                        .param("terms", document, Types.VARCHAR)
                        .param("now", Timestamp.from(moment.now()))
                        .update();
    }

    private Terms terms() {
        TenantId tenant = tenant();
        return Objects.requireNonNull(terms.of(Set.of(tenant)).get(tenant));
    }

    private TenantId tenant() {
        return currentTenant.require();
    }
}
