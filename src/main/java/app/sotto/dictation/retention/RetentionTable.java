package app.sotto.dictation.retention;

import app.sotto.accounts.Members;
import app.sotto.audit.Audit;
import app.sotto.dictation.Retention;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Grants;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Types;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of the current tenant, as they are kept; what holds is remembered for a moment, since
 * it is asked for with every request.
 */
@Component
@Transactional
class RetentionTable implements Retention {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final Cache<TenantId, Rules> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

    private final JdbcClient sql;
    private final CurrentTenant tenant;
    private final Grants grants;
    private final Members members;
    private final Audit audit;

    RetentionTable(
            JdbcClient sql, CurrentTenant tenant, Grants grants, Members members, Audit audit) {
        this.sql = sql;
        this.tenant = tenant;
        this.grants = grants;
        this.members = members;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public Rules current() {
        return known.get(tenant.require(), _ -> own().within(grants.current().retentionDays()));
    }

    @Override
    @Transactional(readOnly = true)
    public Rules own() {
        return sql.sql("select audio_days, text_days, nothing from dictation.retention")
                .query((row, _) ->
                        new Rules(
                                row.getObject("audio_days", Integer.class),
                                row.getObject("text_days", Integer.class),
                                row.getBoolean("nothing")))
                .optional()
                .orElse(Rules.UNTIL_DELETED);
    }

    @Override
    public void decide(Caller caller, Rules rules) {
        if (!members.manages(caller.id())) {
            throw new IllegalArgumentException("Only who manages an organisation decides this");
        }
        sql.sql(
                        """
                        insert into dictation.retention (tenant_id, audio_days, text_days, nothing)
                        values (:tenant, :audio, :text, :nothing)
                        on conflict (tenant_id) do update
                        set audio_days = excluded.audio_days, text_days = excluded.text_days,
                            nothing = excluded.nothing
                        """)
                .param("tenant", tenant.require().value())
                .param("audio", rules.audioDays(), Types.INTEGER)
                .param("text", rules.textDays(), Types.INTEGER)
                .param("nothing", rules.nothing())
                .update();
        known.invalidate(tenant.require());
        audit.record(caller.id(), "dictation.retention.decide", said(rules));
    }

    private static String said(Rules rules) {
        return rules.nothing()
                ? "nothing"
                : "audio %s, text %s days".formatted(rules.audioDays(), rules.textDays());
    }
}
