package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.ReservationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves seconds between the accounts of a month: one entry and the running total with it. */
@Component
class Balances {

    private final JdbcClient sql;

    Balances(JdbcClient sql) {
        this.sql = sql;
    }

    /** Seconds of one month. */
    record Balance(long used, long held) {

        static final Balance NOTHING = new Balance(0, 0);
    }

    Balance of(Instant periodStart) {
        return sql.sql(
                        "select used_seconds, held_seconds from usage.balance where period_start = :period")
                .param("period", Timestamp.from(periodStart))
                .query((row, _) -> new Balance(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(Balance.NOTHING);
    }

    /**
     * Holds seconds if used and held stay within the limit. The condition is checked under the
     * row's lock, so that holds made at once never exceed it together.
     */
    boolean hold(TenantId tenant, Instant periodStart, long seconds, long limit) {
        if (held(periodStart, seconds, limit)) {
            return true;
        }
        return opened(tenant, periodStart) && held(periodStart, seconds, limit);
    }

    /** Takes {@code released} out of what is held and adds {@code used}. */
    void settle(Instant periodStart, long released, long used) {
        int rows =
                sql.sql(
                                """
                                update usage.balance set held_seconds = held_seconds - :released, used_seconds = used_seconds + :used
                                where period_start = :period
                                """)
                        .param("released", released)
                        .param("used", used)
                        .param("period", Timestamp.from(periodStart))
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("A reservation without its month");
        }
    }

    /** Writes one movement into the ledger; nothing moves when there is nothing to move. */
    void enter(
            TenantId tenant,
            ReservationId reservation,
            Instant periodStart,
            Account from,
            Account to,
            long seconds,
            Instant now) {
        if (seconds == 0) {
            return;
        }
        var _ =
                sql.sql(
                                """
                                insert into usage.entry
                                    (id, tenant_id, reservation_id, period_start, source_account, target_account, seconds, at)
                                values (:id, :tenant, :reservation, :period, :from, :to, :seconds, :now)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", tenant.value())
                        .param("reservation", reservation.value())
                        .param("period", Timestamp.from(periodStart))
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("seconds", seconds)
                        .param("now", Timestamp.from(now))
                        .update();
    }

    /** Nothing to hold is always granted: text is polished without minutes. */
    private boolean held(Instant periodStart, long seconds, long limit) {
        return sql.sql(
                        """
                        update usage.balance set held_seconds = held_seconds + :seconds
                        where period_start = :period and (:seconds = 0 or used_seconds + held_seconds + :seconds <= :limit)
                        returning held_seconds
                        """)
                .param("seconds", seconds)
                .param("period", Timestamp.from(periodStart))
                .param("limit", limit)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * Opens the month if it is not open; false if it was, so that the hold was refused for good.
     */
    private boolean opened(TenantId tenant, Instant periodStart) {
        return sql.sql(
                                """
                                insert into usage.balance (tenant_id, period_start) values (:tenant, :period)
                                on conflict do nothing
                                """)
                        .param("tenant", tenant.value())
                        .param("period", Timestamp.from(periodStart))
                        .update()
                == 1;
    }
}
