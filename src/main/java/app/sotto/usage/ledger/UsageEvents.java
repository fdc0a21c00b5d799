package app.sotto.usage.ledger;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import app.sotto.usage.UsageHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what was done, from the hours. The tenant is named although the wall knows it: the wall
 * also opens for batches, and with two ways through it PostgreSQL does not use the index.
 */
@Component
@Transactional(readOnly = true)
class UsageEvents implements UsageHistory {

    private final JdbcClient sql;
    private final GrantedEntitlements entitlements;
    private final BookReader books;
    private final CurrentTenant currentTenant;

    UsageEvents(
            JdbcClient sql,
            GrantedEntitlements entitlements,
            BookReader books,
            CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.entitlements = entitlements;
        this.books = books;
    }

    @Override
    public List<Row> between(Instant from, Instant to) {
        return sql.sql(
                        """
                        select (hour at time zone :zone)::date as day, model, holder_id, sum(requests) as requests,
                            sum(charged_seconds) as charged, ceil(sum(received_ms) / 1000.0)::bigint as received,
                            sum(prompt_tokens) as prompt, sum(completion_tokens) as completion,
                            sum(included_micros) as included, sum(overage_micros) as overage
                        from usage.hour where tenant_id = :tenant and hour >= :from and hour < :to
                        group by 1, 2, 3 order by 1, 2, 3
                        """)
                .param("zone", zone())
                .param("tenant", currentTenant.require().value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, _) -> row(row))
                .list();
    }

    @Override
    public Map<ReservationId, Receipt> receipts(Collection<ReservationId> reservations) {
        return books.receipts(reservations.stream().map(ReservationId::value).toArray());
    }

    /** PostgreSQL knows the names of places and UTC; Java writes UTC's offset as Z. */
    private String zone() {
        String zone = entitlements.zone().getId();
        return zone.equals("Z") ? "UTC" : zone;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("day", LocalDate.class),
                row.getString("model"),
                row.getObject("holder_id", UUID.class),
                row.getLong("requests"),
                row.getLong("charged"),
                row.getLong("received"),
                row.getLong("prompt"),
                row.getLong("completion"),
                row.getLong("included"),
                row.getLong("overage"));
    }
}
