package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.ReservationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The holds of the current tenant. */
@Component
class Reservations {

    private final JdbcClient sql;

    Reservations(JdbcClient sql) {
        this.sql = sql;
    }

    void add(TenantId tenant, Reservation reservation) {
        var _ =
                sql.sql(
                                """
                                insert into usage.reservation
                                    (id, tenant_id, period_start, caller_id, source, status, held_seconds, held_at, touched_at)
                                values (:id, :tenant, :period, :caller, :source, :status, :held, :now, :now)
                                """)
                        .param("id", reservation.id().value())
                        .param("tenant", tenant.value())
                        .param("period", Timestamp.from(reservation.periodStart()))
                        .param("caller", reservation.caller())
                        .param("source", reservation.source())
                        .param("status", reservation.status().name())
                        .param("held", reservation.heldSeconds())
                        .param("now", Timestamp.from(reservation.touchedAt()))
                        .update();
    }

    /** Locks the row, so that of two settlements the second waits and then does nothing. */
    Optional<Reservation> lock(ReservationId id) {
        return sql.sql("select * from usage.reservation where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> reservation(row))
                .optional();
    }

    void update(ReservationId id, Reservation.Status status, long heldSeconds, Instant now) {
        var _ =
                sql.sql(
                                """
                                update usage.reservation set status = :status, held_seconds = :held, touched_at = :now
                                where id = :id
                                """)
                        .param("id", id.value())
                        .param("status", status.name())
                        .param("held", heldSeconds)
                        .param("now", Timestamp.from(now))
                        .update();
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        return new Reservation(
                new ReservationId(row.getObject("id", UUID.class)),
                row.getTimestamp("period_start").toInstant(),
                row.getObject("caller_id", UUID.class),
                row.getString("source"),
                Reservation.Status.valueOf(row.getString("status")),
                row.getLong("held_seconds"),
                row.getTimestamp("touched_at").toInstant());
    }
}
