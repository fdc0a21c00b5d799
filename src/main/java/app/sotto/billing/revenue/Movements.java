package app.sotto.billing.revenue;

import app.sotto.billing.PlanId;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was ever heard to change, only added to. Written by whoever holds the lock on the
 * subscription, in the transaction that keeps what was heard: so a copy or an old answer, which is
 * not kept, moves nothing.
 */
@Component
public class Movements {

    private final JdbcClient sql;
    private final SystemDatabase system;
    private final CurrentTenant currentTenant;

    Movements(JdbcClient sql, SystemDatabase system, CurrentTenant currentTenant) {
        this.sql = sql;
        this.system = system;
        this.currentTenant = currentTenant;
    }

    /** Written only if the current tenant pays more or less than it was last known to. */
    public void keep(Recurring now, Instant at) {
        Optional<Movement> last = last();
        long before = last.map(Movement::after).orElse(0L);
        if (before != now.cents()) {
            Instant notBefore = last.map(Movement::at).filter(one -> one.isAfter(at)).orElse(at);
            add(
                    new Movement(
                            currentTenant.require(),
                            last.map(Movement::number).orElse(0) + 1,
                            notBefore,
                            Movement.Kind.of(before, now.cents(), last.isEmpty()),
                            before,
                            now.cents(),
                            now.plan(),
                            now.seats()));
        }
    }

    private Optional<Movement> last() {
        return sql.sql(
                        """
                        select * from billing.movement where tenant_id = :tenant
                        order by number desc limit 1
                        """)
                .param("tenant", currentTenant.require().value())
                .query((row, _) -> movement(row))
                .optional();
    }

    private void add(Movement movement) {
        var _ =
                sql.sql(
                                """
                                insert into billing.movement (id, tenant_id, number, at, kind, cents_before, cents_after,
                                    plan, plan_version, seats)
                                values (:id, :tenant, :number, :at, :kind, :before, :after, :plan, :version, :seats)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", movement.tenant().value())
                        .param("number", movement.number())
                        .param("at", Timestamp.from(movement.at()))
                        .param("kind", movement.kind().name())
                        .param("before", movement.before())
                        .param("after", movement.after())
                        .param("plan", movement.plan().code())
                        .param("version", movement.plan().version())
                        .param("seats", movement.seats())
                        .update();
    }

    /** Everybody's, in the order in which they happened. */
    List<Movement> all() {
        return system.sql()
                .sql("select * from billing.movement order by at, tenant_id, number")
                .query((row, _) -> movement(row))
                .list();
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                Movement.Kind.valueOf(row.getString("kind")),
                row.getLong("cents_before"),
                row.getLong("cents_after"),
                new PlanId(row.getString("plan"), row.getInt("plan_version")),
                row.getInt("seats"));
    }
}
