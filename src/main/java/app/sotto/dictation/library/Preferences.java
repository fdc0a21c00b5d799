package app.sotto.dictation.library;

import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a member likes to be heard, from one visit to the next. */
@Component
public class Preferences {

    private final JdbcClient sql;
    private final CurrentTenant tenant;

    Preferences(JdbcClient sql, CurrentTenant tenant) {
        this.sql = sql;
        this.tenant = tenant;
    }

    @Transactional(readOnly = true)
    public Preference of(Caller caller) {
        return sql.sql(
                        """
                        select language, style, commands from dictation.preference
                        where owner_id = :owner
                        """)
                .param("owner", caller.id())
                .query((row, _) ->
                        new Preference(
                                row.getString("language"),
                                style(row.getString("style")),
                                row.getBoolean("commands")))
                .optional()
                .orElse(Preference.FIRST);
    }

    @Transactional
    public void remember(Caller caller, Preference preference) {
        var _ =
                sql.sql(
                                """
                                insert into dictation.preference (tenant_id, owner_id, language, style, commands)
                                values (:tenant, :owner, :language, :style, :commands)
                                on conflict (tenant_id, owner_id)
                                do update set language = excluded.language, style = excluded.style,
                                    commands = excluded.commands
                                """)
                        .param("tenant", tenant.require().value())
                        .param("owner", caller.id())
                        .param("language", preference.language())
                        .param(
                                "style",
                                preference.style() == null ? null : preference.style().name())
                        .param("commands", preference.commands())
                        .update();
    }

    private static @Nullable Style style(@Nullable String name) {
        return name == null ? null : Style.valueOf(name);
    }

    /**
     * What a member likes.
     *
     * @param language ISO 639-1, or {@code auto}
     * @param style null for raw text only
     * @param commands whether spoken commands are obeyed
     */
    public record Preference(String language, @Nullable Style style, boolean commands) {

        static final Preference FIRST = new Preference("auto", Style.STANDARD, true);
    }
}
