package app.sotto.dictation.editing;

import app.sotto.dictation.DictationId;
import app.sotto.polish.Polished.Kept;
import app.sotto.tenancy.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The edited texts of the current tenant. For use inside a transaction. */
@Repository
class Editions {

    private static final String COLUMNS = "select number, source, revision, changed_at ";
    private static final int BATCH = 500;

    private final JdbcClient sql;
    private final JdbcTemplate many;

    Editions(JdbcClient sql, JdbcTemplate many) {
        this.sql = sql;
        this.many = many;
    }

    /** Newest first. */
    List<Edition> of(DictationId id) {
        return sql.sql(
                        COLUMNS
                                + "from dictation.edition where dictation_id = :id order by number desc")
                .param("id", id.value())
                .query(Editions::edition)
                .list();
    }

    /** The caller's own dictation, alone until the transaction ends: whether there is one. */
    boolean alone(Caller caller, DictationId id) {
        return sql.sql(
                        """
                        select true from dictation.dictation
                        where id = :id and owner_id = :owner and keep and deleted_at is null for update
                        """)
                .param("id", id.value())
                .param("owner", caller.id())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    Optional<Edition> newest(DictationId id) {
        return sql.sql(
                        COLUMNS
                                + "from dictation.edition where dictation_id = :id"
                                + " order by number desc limit 1")
                .param("id", id.value())
                .query(Editions::edition)
                .optional();
    }

    void begin(DictationId id, int number, Version source) {
        var _ =
                sql.sql(
                                """
                                insert into dictation.edition (tenant_id, dictation_id, number, source)
                                select tenant_id, id, :number, :source from dictation.dictation where id = :id
                                """)
                        .param("id", id.value())
                        .param("number", number)
                        .param("source", source.name())
                        .update();
    }

    void forgetBefore(DictationId id, int number) {
        var _ =
                sql.sql(
                                "delete from dictation.edition where dictation_id = :id and number < :number")
                        .param("id", id.value())
                        .param("number", number)
                        .update();
    }

    void forget(DictationId id, int number) {
        var _ =
                sql.sql(
                                "delete from dictation.edition where dictation_id = :id and number = :number")
                        .param("id", id.value())
                        .param("number", number)
                        .update();
    }

    void changed(DictationId id, int number, int revision) {
        var _ =
                sql.sql(
                                """
                                update dictation.edition set revision = :revision, changed_at = now()
                                where dictation_id = :id and number = :number
                                """)
                        .param("id", id.value())
                        .param("number", number)
                        .param("revision", revision)
                        .update();
    }

    List<Passage> passages(DictationId id, int number) {
        return sql.sql(
                        """
                        select key, revision, place, start_ms, end_ms, text, confidence, words
                        from dictation.passage where dictation_id = :id and number = :number
                        order by place, key
                        """)
                .param("id", id.value())
                .param("number", number)
                .query(Editions::passage)
                .list();
    }

    List<Passage> passages(DictationId id, int number, Collection<Long> keys) {
        return sql.sql(
                        """
                        select key, revision, place, start_ms, end_ms, text, confidence, words
                        from dictation.passage
                        where dictation_id = :id and number = :number and key = any(:keys)
                        order by place, key
                        """)
                .param("id", id.value())
                .param("number", number)
                .param("keys", keys.toArray(Long[]::new))
                .query(Editions::passage)
                .list();
    }

    void remove(DictationId id, int number, Collection<Long> keys) {
        var _ =
                sql.sql(
                                """
                                delete from dictation.passage
                                where dictation_id = :id and number = :number and key = any(:keys)
                                """)
                        .param("id", id.value())
                        .param("number", number)
                        .param("keys", keys.toArray(Long[]::new))
                        .update();
    }

    void add(DictationId id, int number, Collection<Passage> passages) {
        many.batchUpdate(
                """
                insert into dictation.passage (tenant_id, dictation_id, number, key, revision, place,
                                               start_ms, end_ms, text, confidence, words)
                values (app.current_tenant(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                passages,
                BATCH,
                (row, one) -> {
                    row.setObject(1, id.value());
                    row.setInt(2, number);
                    row.setLong(3, one.key());
                    row.setInt(4, one.revision());
                    row.setDouble(5, one.place());
                    row.setLong(6, one.start().toMillis());
                    row.setLong(7, one.end().toMillis());
                    row.setString(8, one.text());
                    row.setObject(9, one.confidence(), Types.DOUBLE);
                    row.setString(10, one.timing());
                });
    }

    private static Edition edition(ResultSet row, int number) throws SQLException {
        return new Edition(
                row.getInt("number"),
                Version.of(row.getString("source")).orElse(Version.SPOKEN),
                row.getInt("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Passage passage(ResultSet row, int number) throws SQLException {
        return new Passage(
                row.getLong("key"),
                row.getInt("revision"),
                row.getDouble("place"),
                Duration.ofMillis(row.getLong("start_ms")),
                Duration.ofMillis(row.getLong("end_ms")),
                row.getString("text"),
                row.getObject("confidence", Double.class),
                row.getString("words"),
                List.<Kept>of());
    }
}
