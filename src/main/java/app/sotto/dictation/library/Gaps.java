package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is lacking of dictations, each row until it is recognised. */
@Repository
public class Gaps {

    private final JdbcClient sql;

    Gaps(JdbcClient sql) {
        this.sql = sql;
    }

    /** The gaps of a dictation in order of time. */
    @Transactional(readOnly = true)
    public List<Gap> of(DictationId id) {
        return sql.sql(
                        """
                        select from_ms, to_ms, kind from dictation.gap
                        where dictation_id = :id order by from_ms
                        """)
                .param("id", id.value())
                .query((row, _) ->
                        new Gap(
                                Duration.ofMillis(row.getLong("from_ms")),
                                Duration.ofMillis(row.getLong("to_ms")),
                                Gap.Kind.valueOf(row.getString("kind"))))
                .list();
    }

    /** Adds one, unless the attempt is no longer the newest. */
    void add(Attempt attempt, Gap gap) {
        int added =
                sql.sql(
                                """
                                insert into dictation.gap (tenant_id, dictation_id, from_ms, to_ms, kind)
                                select tenant_id, id, :from, :to, :kind
                                from dictation.dictation where id = :id and attempt = :attempt
                                on conflict (tenant_id, dictation_id, from_ms)
                                do update set to_ms = greatest(gap.to_ms, excluded.to_ms)
                                """)
                        .param("id", attempt.id().value())
                        .param("attempt", attempt.number())
                        .param("from", gap.from().toMillis())
                        .param("to", gap.to().toMillis())
                        .param("kind", gap.kind().name())
                        .update();
        if (added == 0) {
            throw new StaleAttemptException();
        }
    }

    /** Forgets those that begin at a time or later: the audio from there on is heard again. */
    void forgetFrom(DictationId id, Duration from) {
        var _ =
                sql.sql("delete from dictation.gap where dictation_id = :id and from_ms >= :from")
                        .param("id", id.value())
                        .param("from", from.toMillis())
                        .update();
    }

    /** This stretch has been heard: nothing of it is lacking any more. */
    void heard(DictationId id, Duration from, Duration to) {
        var _ =
                sql.sql(
                                """
                                delete from dictation.gap
                                where dictation_id = :id and from_ms >= :from and to_ms <= :to
                                """)
                        .param("id", id.value())
                        .param("from", from.toMillis())
                        .param("to", to.toMillis())
                        .update();
        var _ =
                sql.sql(
                                """
                                update dictation.gap set from_ms = :to
                                where dictation_id = :id and from_ms >= :from and from_ms < :to
                                """)
                        .param("id", id.value())
                        .param("from", from.toMillis())
                        .param("to", to.toMillis())
                        .update();
    }
}
