package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Cap;
import app.sotto.usage.Entitlements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What tenants were granted and capped at; Free where nothing was. */
@Component
class TermsTable {

    /** As many as there are plans, versions and sizes of teams, or nearly. */
    private static final int DOCUMENTS = 1000;

    private final JdbcTemplate sql;
    private final JsonMapper json;
    private final Entitlements free;
    private final Map<String, Entitlements> read = new ConcurrentHashMap<>();

    TermsTable(JdbcTemplate sql, JsonMapper json, UsageSettings settings) {
        this.sql = sql;
        this.json = json;
        this.free = settings.free();
    }

    /** Of each tenant its terms. */
    Map<TenantId, Terms> of(Collection<TenantId> tenants) {
        var caps = new HashMap<TenantId, Map<UUID, Cap>>();
        query(
                tenants,
                "select tenant_id, holder_id, monthly_seconds, monthly_micros from usage.cap where tenant_id = any (?)",
                row -> {
                    var _ =
                            caps.computeIfAbsent(tenant(row), _ -> new HashMap<>())
                                    .put(row.getObject("holder_id", UUID.class), cap(row));
                });
        var terms = new HashMap<TenantId, Terms>();
        query(
                tenants,
                "select tenant_id, terms, time_zone from usage.entitlement where tenant_id = any (?)",
                row -> {
                    TenantId tenant = tenant(row);
                    terms.put(
                            tenant,
                            new Terms(
                                    entitlements(row.getString("terms")),
                                    ZoneId.of(row.getString("time_zone")),
                                    caps.getOrDefault(tenant, Map.of())));
                });
        for (TenantId tenant : tenants) {
            var _ =
                    terms.computeIfAbsent(
                            tenant,
                            _ ->
                                    new Terms(
                                            free,
                                            ZoneOffset.UTC,
                                            caps.getOrDefault(tenant, Map.of())));
        }
        return terms;
    }

    String written(Entitlements entitlements) {
        return json.writeValueAsString(entitlements);
    }

    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    private void query(Collection<TenantId> tenants, String statement, Reading reading) {
        Object[] ids = tenants.stream().map(TenantId::value).toArray();
        sql.query(
                statement,
                setter -> setter.setArray(1, setter.getConnection().createArrayOf("uuid", ids)),
                row -> {
                    reading.read(row);
                });
    }

    /** The same few documents again and again. */
    private Entitlements entitlements(@Nullable String document) {
        if (document == null) {
            return free;
        }
        if (read.size() > DOCUMENTS) {
            read.clear();
        }
        return read.computeIfAbsent(document, text -> json.readValue(text, Entitlements.class));
    }

    private static TenantId tenant(ResultSet row) throws SQLException {
        return new TenantId(row.getObject("tenant_id", UUID.class));
    }

    private static Cap cap(ResultSet row) throws SQLException {
        return new Cap(
                row.getObject("monthly_seconds", Long.class),
                row.getObject("monthly_micros", Long.class));
    }
}
