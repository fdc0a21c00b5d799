package app.sotto.operations.fleet;

import app.sotto.inference.Fleet.NodeCard;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of nodes beside the fleet itself. Called inside a transaction. */
@Component
class NodeNotes {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    NodeNotes(JdbcClient sql) {
        this.sql = sql;
    }

    Note of(UUID node) {
        return sql.sql(
                        """
                        select drained_by, announced::text from operations.node_note
                        where node_id = :node
                        """)
                .param("node", node)
                .query((row, _) -> new Note(drainedBy(row.getString(1)), card(row.getString(2))))
                .optional()
                .orElse(Note.NONE);
    }

    /** Those nodes that get no new work. */
    Map<UUID, DrainedBy> drained() {
        var drained = new HashMap<UUID, DrainedBy>();
        sql.sql(
                        """
                        select node_id, drained_by from operations.node_note
                        where drained_by is not null
                        """)
                .query((ResultSet row) -> {
                    drained.put(row.getObject(1, UUID.class), DrainedBy.of(row.getString(2)));
                });
        return drained;
    }

    void drained(UUID node, DrainedBy by) {
        sql.sql(
                        """
                        insert into operations.node_note (node_id, drained_by) values (:node, :by)
                        on conflict (node_id) do update set drained_by = excluded.drained_by
                        """)
                .param("node", node)
                .param("by", by.stored())
                .update();
    }

    void resumed(UUID node) {
        sql.sql("update operations.node_note set drained_by = null where node_id = :node")
                .param("node", node)
                .update();
    }

    void announced(UUID node, NodeCard card) {
        sql.sql(
                        """
                        insert into operations.node_note (node_id, announced)
                        values (:node, :card::jsonb)
                        on conflict (node_id) do update set announced = excluded.announced
                        """)
                .param("node", node)
                .param("card", JSON.writeValueAsString(card))
                .update();
    }

    void forget(UUID node) {
        sql.sql("delete from operations.node_note where node_id = :node")
                .param("node", node)
                .update();
    }

    private static @Nullable DrainedBy drainedBy(@Nullable String stored) {
        return stored == null ? null : DrainedBy.of(stored);
    }

    private static @Nullable NodeCard card(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, NodeCard.class);
    }

    /**
     * @param announced what the node said of itself last, or null if it never did
     */
    record Note(@Nullable DrainedBy drainedBy, @Nullable NodeCard announced) {

        static final Note NONE = new Note(null, null);
    }
}
