package app.sotto.dictation.retention;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.retention.Erasure.What;
import app.sotto.dictation.retention.Erasure.Why;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current tenant's rules have erased, and whether anything of it is left. */
@Component
@Transactional(readOnly = true)
public class Erasures {

    private final JdbcClient sql;

    Erasures(JdbcClient sql) {
        this.sql = sql;
    }

    /** A page of them, the latest first. */
    public List<Erasure> page(int offset, int limit) {
        return sql.sql(
                        """
                        select dictation_id, what, why, dictated_at, erased_at
                        from dictation.erasure
                        order by erased_at desc, id limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) ->
                        new Erasure(
                                new DictationId(row.getObject("dictation_id", UUID.class)),
                                What.valueOf(row.getString("what")),
                                Why.valueOf(row.getString("why")),
                                row.getObject("dictated_at", OffsetDateTime.class).toInstant(),
                                row.getObject("erased_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public int count() {
        return sql.sql("select count(*) from dictation.erasure").query(Integer.class).single();
    }

    /** Rows that should be gone and are not: dictations, and references to their audio. */
    public int left() {
        return sql.sql(
                        """
                        select count(*) from dictation.erasure e
                        join dictation.dictation d on d.id = e.dictation_id
                        where e.what = 'ALL' or d.recording_id = e.recording_id
                        """)
                .query(Integer.class)
                .single();
    }

    /** How many dictations have been in the history for longer than so many days. */
    public int olderThan(int days) {
        return sql.sql(
                        """
                        select count(*) from dictation.dictation
                        where keep and origin <> 'JOB' and status in ('COMPLETED', 'FAILED', 'CANCELLED')
                          and created_at < now() - make_interval(days => :days)
                        """)
                .param("days", days)
                .query(Integer.class)
                .single();
    }
}
