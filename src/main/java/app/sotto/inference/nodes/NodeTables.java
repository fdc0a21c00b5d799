package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.Gpu;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Origin;
import app.sotto.inference.Fleet.Place;
import app.sotto.tenancy.SystemDatabase;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The nodes in the database. */
@Component
@DependsOnDatabaseInitialization
class NodeTables implements NodeStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient sql;

    NodeTables(SystemDatabase database) {
        this.sql = database.sql();
    }

    @Override
    public List<Kept> all() {
        return sql.sql(
                        """
                        select n.*, extract(epoch from now() - heard_at)::float8 as silence,
                            (select jsonb_agg(jsonb_build_object('url', url, 'profile', profile, 'metrics', metrics)
                                order by place) from inference.endpoint where node_id = n.id)::text as endpoints
                        from inference.node n order by name
                        """)
                .query((row, _) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var card =
                new NodeCard(
                        row.getString("name"),
                        places(row.getString("endpoints")),
                        gpu(row),
                        row.getObject("hourly_cost_micros", Long.class),
                        JSON.readValue(row.getString("labels"), LABELS),
                        address(row.getString("exporter")));
        return new Kept(
                row.getObject("id", UUID.class),
                card,
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getBoolean("draining"),
                Duration.ofMillis((long) (row.getDouble("silence") * 1000)));
    }

    private static List<Place> places(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Place[].class));
    }

    private static @Nullable Gpu gpu(ResultSet row) throws SQLException {
        var kind = row.getString("gpu_kind");
        return kind == null ? null : new Gpu(kind, row.getInt("gpu_count"));
    }

    private static @Nullable URI address(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    /** One statement, so that a node is never seen with half of its endpoints. */
    @Override
    public UUID save(NodeCard card, Origin origin) {
        return sql.sql(
                        """
                        with node as (
                            insert into inference.node (id, name, origin, gpu_kind, gpu_count, hourly_cost_micros,
                                labels, exporter)
                            values (:id, :name, :origin, :gpu, :gpus, :cost, :labels::jsonb, :exporter)
                            on conflict (name) do update set origin = excluded.origin,
                                gpu_kind = excluded.gpu_kind, gpu_count = excluded.gpu_count,
                                hourly_cost_micros = excluded.hourly_cost_micros, labels = excluded.labels,
                                exporter = excluded.exporter, heard_at = now()
                            returning id),
                        gone as (
                            delete from inference.endpoint
                            where node_id = (select id from node) and place >= :count),
                        places as (
                            insert into inference.endpoint (node_id, place, url, profile, metrics)
                            select node.id, given.ordinality, given.value ->> 'url',
                                given.value ->> 'profile', given.value ->> 'metrics'
                            from node, (select value, ordinality - 1 as ordinality
                                from jsonb_array_elements(:places::jsonb) with ordinality) given
                            on conflict (node_id, place) do update set url = excluded.url,
                                profile = excluded.profile, metrics = excluded.metrics)
                        select id from node
                        """)
                .param("id", UUID.randomUUID())
                .param("name", card.name())
                .param("origin", origin.name().toLowerCase(Locale.ROOT))
                .param("gpu", card.gpu() == null ? null : card.gpu().kind())
                .param("gpus", card.gpu() == null ? null : card.gpu().count())
                .param("cost", card.hourlyCostMicros())
                .param("labels", JSON.writeValueAsString(card.labels()))
                .param(
                        "exporter",
                        Optional.ofNullable(card.exporter()).map(URI::toString).orElse(null))
                .param("count", card.endpoints().size())
                .param("places", JSON.writeValueAsString(card.endpoints()))
                .query(UUID.class)
                .single();
    }

    @Override
    public boolean drain(UUID node, boolean draining) {
        return sql.sql("update inference.node set draining = :draining where id = :node")
                        .param("draining", draining)
                        .param("node", node)
                        .update()
                == 1;
    }

    @Override
    public void heard(UUID node) {
        sql.sql("update inference.node set heard_at = now() where id = :node")
                .param("node", node)
                .update();
    }

    @Override
    public boolean remove(UUID node) {
        return sql.sql("delete from inference.node where id = :node").param("node", node).update()
                == 1;
    }
}
