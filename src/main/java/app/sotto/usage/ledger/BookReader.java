package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads and locks the rows that operations need: reservations by id, then balances by tenant, month
 * and holder. With the hours, which are written last and in order too, this is the one order of
 * locks, so that no two instances wait for each other.
 */
@Component
class BookReader {

    private final JdbcTemplate sql;
    private final TermsTable terms;
    private final Moment moment;

    BookReader(JdbcTemplate sql, TermsTable terms, Moment moment) {
        this.sql = sql;
        this.terms = terms;
        this.moment = moment;
    }

    Book read(List<Operation> operations) {
        Set<TenantId> tenants =
                operations.stream().map(Operation::tenant).collect(Collectors.toSet());
        Map<TenantId, Terms> granted = terms.of(tenants);
        Map<ReservationId, Reservation> reservations = lockReservations(operations);
        var now = moment.now();
        Set<Counter.Key> keys = new HashSet<>();
        for (Operation operation : operations) {
            if (operation instanceof Operation.Holding hold) {
                var month =
                        Period.of(now, Objects.requireNonNull(granted.get(hold.tenant())).zone())
                                .month();
                keys.add(new Counter.Key(hold.tenant(), month, hold.holder()));
            }
        }
        reservations.values().forEach(reservation -> keys.add(reservation.holder()));
        List.copyOf(keys).forEach(key -> keys.add(key.organisation()));
        return new Book(
                now,
                granted,
                lockCounters(keys),
                reservations,
                receiptsBefore(operations, reservations));
    }

    private Map<ReservationId, Reservation> lockReservations(List<Operation> operations) {
        Object[] ids =
                operations.stream()
                        .filter(operation -> !(operation instanceof Operation.Hold))
                        .map(operation -> operation.reservation().value())
                        .distinct()
                        .toArray();
        var found = new HashMap<ReservationId, Reservation>();
        if (ids.length > 0) {
            sql.query(
                    "select * from usage.reservation where id = any (?) order by id for update",
                    setter -> setter.setArray(1, setter.getConnection().createArrayOf("uuid", ids)),
                    row -> {
                        Reservation reservation = Rows.reservation(row);
                        found.put(reservation.id(), reservation);
                    });
        }
        return found;
    }

    private Map<Counter.Key, Counter> lockCounters(Collection<Counter.Key> keys) {
        Map<Counter.Key, Counter> found = locked(keys);
        if (found.size() < keys.size()) {
            Rows.KEY.run(
                    sql,
                    """
                    insert into usage.balance (tenant_id, month, holder_id)
                    select * from %s order by 1, 2, 3 on conflict do nothing
                    """
                            .formatted(Rows.KEY.table("k")),
                    keys);
            return locked(keys);
        }
        return found;
    }

    private Map<Counter.Key, Counter> locked(Collection<Counter.Key> keys) {
        var found = new HashMap<Counter.Key, Counter>();
        sql.query(
                """
                select b.* from usage.balance b join %s using (tenant_id, month, holder_id)
                order by tenant_id, month, holder_id for update of b
                """
                        .formatted(Rows.KEY.table("k")),
                setter -> Rows.KEY.set(setter, keys),
                row -> {
                    Counter counter = Rows.counter(row);
                    found.put(counter.key(), counter);
                });
        return found;
    }

    /** Of work that was booked before: it may be settled again, which books nothing. */
    private Map<ReservationId, Receipt> receiptsBefore(
            List<Operation> operations, Map<ReservationId, Reservation> reservations) {
        Object[] settled =
                operations.stream()
                        .map(operation -> bookedBefore(operation, reservations))
                        .filter(Objects::nonNull)
                        .toArray();
        return settled.length == 0 ? new HashMap<>() : receipts(settled);
    }

    /** The work that an operation may be about to book twice; null: it cannot be. */
    private static @Nullable UUID bookedBefore(
            Operation operation, Map<ReservationId, Reservation> reservations) {
        return switch (operation) {
            case Operation.Draw draw -> draw.work().value();
            case Operation.Settle settle -> {
                Reservation held = reservations.get(settle.reservation());
                yield held == null || !held.open() ? settle.reservation().value() : null;
            }
            default -> null;
        };
    }

    Map<ReservationId, Receipt> receipts(Object[] settled) {
        var found = new HashMap<ReservationId, Receipt>();
        sql.query(
                """
                select reservation_id, source, charged_seconds, included_micros, overage_micros,
                    coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0) as tokens
                from usage.event where reservation_id = any (?)
                """,
                setter -> setter.setArray(1, setter.getConnection().createArrayOf("uuid", settled)),
                row -> {
                    boolean text = !Source.valueOf(row.getString("source")).isSpeech();
                    found.put(
                            new ReservationId(row.getObject("reservation_id", UUID.class)),
                            new Receipt(
                                    row.getLong("charged_seconds"),
                                    text ? row.getLong("tokens") : 0,
                                    row.getLong("included_micros"),
                                    row.getLong("overage_micros")));
                });
        return found;
    }
}
