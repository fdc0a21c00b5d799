package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.TranscriptionJob;
import java.net.URI;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is known of jobs beside their dictation, and both read together. */
@Repository
@Transactional(readOnly = true)
class JobTable {

    private static final String JOBS =
            """
            select d.* from dictation.job j
            join dictation.dictation d on d.tenant_id = j.tenant_id and d.id = j.id
            """;

    private final JdbcClient sql;
    private final JobRows rows;

    JobTable(JdbcClient sql, JobRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** False where the key has a job already; who inserts it at the same time is waited for. */
    @Transactional
    boolean insert(
            UUID tenant,
            DictationId id,
            @Nullable URI url,
            @Nullable String key,
            String fingerprint) {
        return sql.sql(
                                """
                                insert into dictation.job (tenant_id, id, url, idempotency_key, fingerprint)
                                values (:tenant, :id, :url, :key, :fingerprint)
                                on conflict (tenant_id, idempotency_key) do nothing
                                """)
                        .param("tenant", tenant)
                        .param("id", id.value())
                        .param("url", url == null ? null : url.toString(), Types.VARCHAR)
                        .param("key", key, Types.VARCHAR)
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }

    Optional<Known> byKey(String key) {
        return sql.sql("select id, fingerprint from dictation.job where idempotency_key = :key")
                .param("key", key)
                .query((row, _) ->
                        new Known(
                                new DictationId(row.getObject("id", UUID.class)),
                                row.getString("fingerprint")))
                .optional();
    }

    Optional<URI> url(DictationId id) {
        return sql.sql("select url from dictation.job where id = :id and url is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(URI::create);
    }

    Optional<TranscriptionJob> find(DictationId id) {
        return sql.sql(JOBS + " where j.id = :id")
                .param("id", id.value())
                .query(rows::whole)
                .optional();
    }

    List<TranscriptionJob> page(@Nullable DictationId after, int limit) {
        return sql.sql(
                        JOBS
                                + """
                                 where cast(:after as uuid) is null or (d.created_at, d.id) <
                                    (select created_at, id from dictation.dictation where id = :after)
                                order by d.created_at desc, d.id desc limit :limit
                                """)
                .param("after", after == null ? null : after.value(), Types.OTHER)
                .param("limit", limit)
                .query(rows::line)
                .list();
    }

    /** A request that has a job. */
    record Known(DictationId id, String fingerprint) {}
}
