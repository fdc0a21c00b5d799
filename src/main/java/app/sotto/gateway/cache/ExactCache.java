package app.sotto.gateway.cache;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers of the current tenant, in the database, behind its wall. */
@Component
public class ExactCache implements AnswerCache {

    private final JdbcClient sql;
    private final SystemDatabase system;
    private final CurrentTenant currentTenant;
    private final CacheSettings settings;

    ExactCache(
            JdbcClient sql,
            SystemDatabase system,
            CurrentTenant currentTenant,
            CacheSettings settings) {
        this.sql = sql;
        this.system = system;
        this.currentTenant = currentTenant;
        this.settings = settings;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CachedAnswer> find(Question question) {
        return sql.sql(
                        """
                        select type, body from gateway.cached_answer
                        where tenant_id = :tenant and key = :key and expires_at > :now
                        """)
                .param("tenant", currentTenant.require().value())
                .param("key", question.hash())
                .param("now", Timestamp.from(Instant.now()))
                .query((row, _) -> new CachedAnswer(row.getString("type"), row.getBytes("body")))
                .optional();
    }

    /** What is too large, or more than the tenant may have, is not kept. */
    @Override
    @Transactional
    public void keep(Question question, CachedAnswer answer) {
        if (settings.cacheTtl().isZero()
                || answer.body().length > settings.cacheEntry().toBytes()) {
            return;
        }
        var _ =
                sql.sql(
                                """
                                insert into gateway.cached_answer (tenant_id, key, type, body, expires_at)
                                select :tenant, :key, :type, :body, :until
                                where :room >= (select coalesce(sum(octet_length(body)), 0)
                                    from gateway.cached_answer where tenant_id = :tenant)
                                on conflict (tenant_id, key) do update set
                                    type = excluded.type, body = excluded.body, expires_at = excluded.expires_at
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("key", question.hash())
                        .param("type", answer.type())
                        .param("body", answer.body())
                        .param("until", Timestamp.from(Instant.now().plus(settings.cacheTtl())))
                        .param("room", settings.cacheTenant().toBytes() - answer.body().length)
                        .update();
    }

    @Recurring(id = "gateway-cache", interval = "PT10M")
    @Job(name = "Forget old answers", retries = 1)
    public void forget() {
        var _ =
                system.sql()
                        .sql("delete from gateway.cached_answer where expires_at <= :now")
                        .param("now", Timestamp.from(Instant.now()))
                        .update();
    }
}
