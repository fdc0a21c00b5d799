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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What tenants were granted and capped at; Free where nothing was. */
@Component
class TermsTable {

    /** As many as there are plans, versions and sizes of teams, or nearly. */
    private static final int DOCUMENTS = 1000;

    private static final String CAPS =
            "select tenant_id, holder_id, monthly_seconds, monthly_micros from usage.cap where tenant_id = any (?)";

    private static final String GRANTED =
            "select tenant_id, terms, time_zone from usage.entitlement where tenant_id = any (?)";

    private final JdbcTemplate sql;
    private final JsonMapper json;
    private final Entitlements free;
    private final Granted nothingGranted;
    private final Map<String, Entitlements> read = new ConcurrentHashMap<>();

    TermsTable(JdbcTemplate sql, JsonMapper json, UsageSettings settings) {
        this.sql = sql;
        this.json = json;
        this.free = settings.free();
        this.nothingGranted = new Granted(free, ZoneOffset.UTC);
    }

    /** Of each tenant its terms. */
    Map<TenantId, Terms> of(Collection<TenantId> tenants) {
        var together = new Together();
        Supplier<Map<TenantId, Terms>> terms = of(tenants, together);
        together.run(sql);
        return terms.get();
    }

    /** The same, there once the statements that it adds have run. */
    Supplier<Map<TenantId, Terms>> of(Collection<TenantId> tenants, Together together) {
        var caps = new HashMap<TenantId, Map<UUID, Cap>>();
        var granted = new HashMap<TenantId, Granted>();
        Object[] ids = tenants.stream().map(TenantId::value).toArray();
        var _ =
                together.read(
                                CAPS,
                                Together.array("uuid", ids),
                                row -> {
                                    var _ =
                                            caps.computeIfAbsent(tenant(row), _ -> new HashMap<>())
                                                    .put(
                                                            row.getObject("holder_id", UUID.class),
                                                            cap(row));
                                })
                        .read(
                                GRANTED,
                                Together.array("uuid", ids),
                                row -> {
                                    var _ = granted.put(tenant(row), granted(row));
                                });
        return () ->
                tenants.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        tenant ->
                                                granted.getOrDefault(tenant, nothingGranted)
                                                        .with(
                                                                caps.getOrDefault(
                                                                        tenant, Map.of()))));
    }

    String written(Entitlements entitlements) {
        return json.writeValueAsString(entitlements);
    }

    private record Granted(Entitlements terms, ZoneId zone) {

        Terms with(Map<UUID, Cap> caps) {
            return new Terms(terms, zone, caps);
        }
    }

    private Granted granted(ResultSet row) throws SQLException {
        return new Granted(
                entitlements(row.getString("terms")), ZoneId.of(row.getString("time_zone")));
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
