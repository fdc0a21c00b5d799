package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
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
import java.util.function.Supplier;
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

    private static final String LOCK_COUNTERS =
            """
            select b.* from usage.balance b join %s using (tenant_id, month, holder_id)
            order by tenant_id, month, holder_id for update of b
            """
                    .formatted(Rows.KEY.table("k"));

    private static final String ADD_COUNTERS =
            """
            insert into usage.balance (tenant_id, month, holder_id)
            select * from %s order by 1, 2, 3 on conflict do nothing
            """
                    .formatted(Rows.KEY.table("k"));

    private static final String RECEIPTS =
            """
            select reservation_id, source, charged_seconds, included_micros, overage_micros,
                coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0) as tokens
            from usage.event where reservation_id = any (?)
            """;

    private final JdbcTemplate sql;
    private final TermsTable terms;
    private final Moment moment;

    BookReader(JdbcTemplate sql, TermsTable terms, Moment moment) {
        this.sql = sql;
        this.terms = terms;
        this.moment = moment;
    }

    /**
     * @param first is run before anything is read
     */
    Book read(List<Operation> operations, Together first) {
        Set<TenantId> tenants =
                operations.stream().map(Operation::tenant).collect(Collectors.toSet());
        Supplier<Map<TenantId, Terms>> terms = this.terms.of(tenants, first);
        var reservations = new HashMap<ReservationId, Reservation>();
        lockReservations(operations, reservations, first);
        first.run(sql);
        Map<TenantId, Terms> granted = terms.get();
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
        var counters = new HashMap<Counter.Key, Counter>();
        var receipts = new HashMap<ReservationId, Receipt>();
        var second = new Together();
        lockCounters(keys, counters, second);
        readReceipts(operations, reservations, receipts, second);
        second.run(sql);
        if (counters.size() < keys.size()) {
            var third = new Together().write(ADD_COUNTERS, Rows.KEY, keys);
            lockCounters(keys, counters, third);
            third.run(sql);
        }
        return new Book(now, granted, counters, reservations, receipts);
    }

    private static void lockReservations(
            List<Operation> operations,
            Map<ReservationId, Reservation> found,
            Together statements) {
        Object[] ids =
                operations.stream()
                        .filter(operation -> !(operation instanceof Operation.Hold))
                        .map(operation -> operation.reservation().value())
                        .distinct()
                        .toArray();
        if (ids.length > 0) {
            var _ =
                    statements.read(
                            "select * from usage.reservation where id = any (?) order by id for update",
                            Together.array("uuid", ids),
                            row -> {
                                Reservation reservation = Rows.reservation(row);
                                found.put(reservation.id(), reservation);
                            });
        }
    }

    private static void lockCounters(
            Collection<Counter.Key> keys, Map<Counter.Key, Counter> found, Together statements) {
        if (!keys.isEmpty()) {
            var _ =
                    statements.read(
                            LOCK_COUNTERS,
                            Rows.KEY.of(keys),
                            row -> {
                                Counter counter = Rows.counter(row);
                                found.put(counter.key(), counter);
                            });
        }
    }

    /** Of work that was booked before: it may be settled again, which books nothing. */
    private static void readReceipts(
            List<Operation> operations,
            Map<ReservationId, Reservation> reservations,
            Map<ReservationId, Receipt> found,
            Together statements) {
        Object[] settled =
                operations.stream()
                        .map(operation -> bookedBefore(operation, reservations))
                        .filter(Objects::nonNull)
                        .toArray();
        if (settled.length > 0) {
            readReceipts(settled, found, statements);
        }
    }

    Map<ReservationId, Receipt> receipts(Object[] settled) {
        var found = new HashMap<ReservationId, Receipt>();
        var statements = new Together();
        readReceipts(settled, found, statements);
        statements.run(sql);
        return found;
    }

    private static void readReceipts(
            Object[] settled, Map<ReservationId, Receipt> found, Together statements) {
        var _ =
                statements.read(
                        RECEIPTS,
                        Together.array("uuid", settled),
                        row ->
                                found.put(
                                        new ReservationId(
                                                row.getObject("reservation_id", UUID.class)),
                                        Rows.receipt(row)));
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
}
