package app.sotto.webhooks.sending;

import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Delivery.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was sent. */
@Component
@Transactional(readOnly = true)
class DeliveryLog {

    private final JdbcClient sql;

    DeliveryLog(JdbcClient sql) {
        this.sql = sql;
    }

    List<Delivery> of(UUID endpoint, int offset, int most) {
        return sql.sql(
                        """
                        select d.*, a.at, a.status, a.millis, a.answer, (
                            select count(*) from webhooks.attempt
                            where tenant_id = d.tenant_id and delivery_id = d.id) as attempts
                        from webhooks.delivery d
                        left join lateral (
                            select * from webhooks.attempt
                            where tenant_id = d.tenant_id and delivery_id = d.id
                            order by id desc limit 1) a on true
                        where d.endpoint_id = :endpoint
                        order by d.created_at desc, d.id desc offset :offset limit :most
                        """)
                .param("endpoint", endpoint)
                .param("offset", offset)
                .param("most", most)
                .query((row, _) -> delivery(row))
                .list();
    }

    List<Attempt> attempts(UUID delivery) {
        return sql.sql(
                        """
                        select at, status, millis, answer from webhooks.attempt
                        where delivery_id = :delivery order by id desc
                        """)
                .param("delivery", delivery)
                .query((row, _) -> attempt(row))
                .list();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp next = row.getTimestamp("next_at");
        return new Delivery(
                id,
                Claim.messageId(id),
                row.getString("type"),
                row.getString("payload"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                next == null ? null : next.toInstant(),
                row.getTimestamp("at") == null ? null : attempt(row));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        @Nullable Integer status = row.getObject("status", Integer.class);
        return new Attempt(
                row.getTimestamp("at").toInstant(),
                status,
                row.getLong("millis"),
                row.getString("answer"));
    }
}
