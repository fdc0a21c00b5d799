package app.sotto.dictation.library;

import app.sotto.accounts.Members;
import app.sotto.polish.Script;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The script that Chinese is written in where nothing else is asked for: a member's own choice,
 * else the organisation's, else simplified.
 */
@Component
@Transactional
public class Scripts {

    private final JdbcClient sql;
    private final CurrentTenant tenant;
    private final Members members;

    Scripts(JdbcClient sql, CurrentTenant tenant, Members members) {
        this.sql = sql;
        this.tenant = tenant;
        this.members = members;
    }

    @Transactional(readOnly = true)
    public Script of(Caller caller) {
        return kept(caller.id());
    }

    /** What holds for whoever has not chosen. */
    @Transactional(readOnly = true)
    public Script ofAll() {
        return kept(null);
    }

    /** Remembers a member's choice. */
    public void choose(Caller caller, Script script) {
        keep(caller.id(), script);
    }

    /** Whether this member may choose for everybody who has not chosen. */
    @Transactional(readOnly = true)
    public boolean choosesForAll(Caller caller) {
        return members.manages(caller.id());
    }

    /**
     * Remembers what holds for whoever has not chosen, and for programs.
     *
     * @throws IllegalArgumentException when this member does not manage the organisation
     */
    public void chooseForAll(Caller caller, Script script) {
        if (!members.manages(caller.id())) {
            throw new IllegalArgumentException("Only owners and admins choose for everybody");
        }
        keep(null, script);
    }

    private Script kept(@Nullable UUID owner) {
        return sql.sql(
                        """
                        select script from dictation.script
                        where owner_id = :owner::uuid or owner_id is null
                        order by owner_id nulls last limit 1
                        """)
                .param("owner", owner)
                .query(String.class)
                .optional()
                .map(Script::valueOf)
                .orElse(Script.SIMPLIFIED);
    }

    private void keep(@Nullable UUID owner, Script script) {
        var _ =
                sql.sql(
                                """
                                insert into dictation.script (tenant_id, owner_id, script)
                                values (:tenant, :owner::uuid, :script)
                                on conflict (tenant_id, owner_id) do update set script = excluded.script
                                """)
                        .param("tenant", tenant.require().value())
                        .param("owner", owner)
                        .param("script", script.name())
                        .update();
    }
}
