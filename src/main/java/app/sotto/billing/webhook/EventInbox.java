package app.sotto.billing.webhook;

import app.sotto.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Events that arrived, each once: Stripe's id is the key. */
@Component
class EventInbox {

    private final JdbcClient sql;

    EventInbox(JdbcClient sql) {
        this.sql = sql;
    }

    /** False if it was here before. */
    @Transactional
    boolean add(Note note) {
        return sql.sql(
                                """
                                insert into billing.event (id, type, customer, subject, made_at)
                                values (:id, :type, :customer, :subject, :at) on conflict (id) do nothing
                                """)
                        .param("id", note.id())
                        .param("type", note.type())
                        .param("customer", note.customer(), java.sql.Types.VARCHAR)
                        .param("subject", note.subject(), java.sql.Types.VARCHAR)
                        .param("at", Timestamp.from(note.at()))
                        .update()
                == 1;
    }

    /** Empty once it is done. */
    @Transactional(readOnly = true)
    Optional<Note> open(String id) {
        return sql.sql("select * from billing.event where id = :id and done_at is null")
                .param("id", id)
                .query((row, _) -> note(row))
                .optional();
    }

    @Transactional
    void done(String id, Outcome outcome) {
        var _ =
                sql.sql(
                                """
                                update billing.event set done_at = now(), outcome = :outcome
                                where id = :id and done_at is null
                                """)
                        .param("id", id)
                        .param("outcome", outcome.name())
                        .update();
    }

    /** Those that no job did in time, oldest first. */
    @Transactional(readOnly = true)
    List<String> left(Duration age) {
        return sql.sql(
                        """
                        select id from billing.event
                        where done_at is null and received_at < now() - make_interval(secs => :age)
                        order by received_at limit 1000
                        """)
                .param("age", age.toSeconds())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Whose customer it is; only the id comes through the door. */
    @Transactional(readOnly = true)
    Optional<TenantId> tenant(String customer) {
        return sql.sql("select doors.billing_customer(:customer)")
                .param("customer", customer)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .map(TenantId::new);
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getString("id"),
                row.getString("type"),
                row.getString("customer"),
                row.getString("subject"),
                instant(row.getTimestamp("made_at")));
    }

    private static Instant instant(Timestamp at) {
        return at.toInstant();
    }

    /** What became of an event. */
    enum Outcome {
        /** Stripe was asked, and what it said is written down. */
        HEARD,
        /** Nothing that concerns us. */
        IGNORED,
        /** No customer of this installation. */
        UNKNOWN_CUSTOMER,
        /** Stripe did not answer: the subscription is due, and the sweep asks again. */
        DUE
    }
}
