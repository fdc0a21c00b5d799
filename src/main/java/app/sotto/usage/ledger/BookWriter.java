package app.sotto.usage.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes a book back, a statement a table, all of them at once. */
@Component
class BookWriter {

    private static final String INSERT_RESERVATIONS = insert("usage.reservation", Rows.RESERVATION);

    private static final String INSERT_ENTRIES = insert("usage.entry", Rows.ENTRY);

    private static final String INSERT_EVENTS = insert("usage.event", Rows.EVENT);

    private static final String INSERT_MARKS =
            insert("usage.alert", Rows.MARK) + " on conflict do nothing";

    private static final String UPDATE_RESERVATIONS =
            """
            update usage.reservation r set status = v.status, held_seconds = v.held_seconds,
                held_tokens = v.held_tokens, touched_at = v.touched_at
            from %s where r.id = v.id
            """
                    .formatted(Rows.RESERVATION.table("v"));

    private static final String UPDATE_COUNTERS =
            """
            update usage.balance b set used_seconds = v.used_seconds, held_seconds = v.held_seconds,
                used_tokens = v.used_tokens, held_tokens = v.held_tokens, charged_micros = v.charged_micros
            from %s where b.tenant_id = v.tenant_id and b.month = v.month and b.holder_id = v.holder_id
            """
                    .formatted(Rows.COUNTER.table("v"));

    private static final String ADD_HOURS =
            "insert into usage.hour as h ("
                    + Rows.HOUR.names()
                    + ") select * from "
                    + Rows.HOUR.table("v")
                    + """
                     order by 1, 2, 3, 4, 5
                    on conflict (tenant_id, hour, holder_id, source, model) do update set
                        requests = h.requests + excluded.requests,
                        charged_seconds = h.charged_seconds + excluded.charged_seconds,
                        received_ms = h.received_ms + excluded.received_ms,
                        prompt_tokens = h.prompt_tokens + excluded.prompt_tokens,
                        cached_tokens = h.cached_tokens + excluded.cached_tokens,
                        completion_tokens = h.completion_tokens + excluded.completion_tokens,
                        gpu_ms = h.gpu_ms + excluded.gpu_ms,
                        included_micros = h.included_micros + excluded.included_micros,
                        overage_micros = h.overage_micros + excluded.overage_micros
                    """;

    private static <T> String insert(String table, Columns<T> columns) {
        return "insert into %s (%s) select * from %s"
                .formatted(table, columns.names(), columns.table("v"));
    }

    private final JdbcTemplate sql;

    BookWriter(JdbcTemplate sql) {
        this.sql = sql;
    }

    void write(Book book) {
        new Together()
                .write(INSERT_RESERVATIONS, Rows.RESERVATION, book.added.values())
                .write(UPDATE_RESERVATIONS, Rows.RESERVATION, book.changed.values())
                .write(INSERT_ENTRIES, Rows.ENTRY, book.entries())
                .write(INSERT_EVENTS, Rows.EVENT, book.events)
                .write(UPDATE_COUNTERS, Rows.COUNTER, book.moved.values())
                .write(ADD_HOURS, Rows.HOUR, hours(book.events))
                .write(INSERT_MARKS, Rows.MARK, marks(book))
                .run(sql);
    }

    private static Collection<Hour> hours(List<UsageEvent> events) {
        var hours = new LinkedHashMap<Hour.Key, Hour>();
        for (UsageEvent event : events) {
            Hour hour = Hour.of(event);
            var _ = hours.merge(hour.key(), hour, Hour::plus);
        }
        return hours.values();
    }

    private static Collection<Rows.PassedMark> marks(Book book) {
        var marks = new ArrayList<Rows.PassedMark>();
        for (Counter after : book.moved.values()) {
            Counter before = book.asRead(after.key());
            for (Mark mark : Mark.passed(book.terms(after.key().tenant()), before, after)) {
                marks.add(new Rows.PassedMark(mark, book.now()));
            }
        }
        return marks;
    }
}
