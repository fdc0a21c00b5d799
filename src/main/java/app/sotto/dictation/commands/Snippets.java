package app.sotto.dictation.commands;

import app.sotto.accounts.Members;
import app.sotto.dictation.Mark;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The snippets of a member: their own and the organisation's. Who manages the organisation changes
 * the shared ones.
 */
@Component
@Transactional
public class Snippets {

    public static final int MOST = 500;

    private final JdbcClient sql;
    private final CurrentTenant tenant;
    private final Members members;

    Snippets(JdbcClient sql, CurrentTenant tenant, Members members) {
        this.sql = sql;
        this.tenant = tenant;
        this.members = members;
    }

    /** The own ones first: of two with the same phrase, the own one counts. */
    @Transactional(readOnly = true)
    public List<Snippet> of(Caller caller) {
        return sql.sql(
                        """
                        select id, owner_id, text, phrases from dictation.snippet
                        where owner_id = :owner or owner_id is null
                        order by owner_id is null, lower(phrases), created_at
                        """)
                .param("owner", caller.id())
                .query((row, _) ->
                        new Snippet(
                                row.getObject("id", UUID.class),
                                row.getObject("owner_id") == null,
                                row.getString("text"),
                                row.getString("phrases").lines().toList()))
                .list();
    }

    /** What is said for them; variables are filled when it is said. */
    @Transactional(readOnly = true)
    public List<Phrase> phrases(Caller caller) {
        List<Snippet> all = of(caller);
        if (all.isEmpty()) {
            return List.of();
        }
        Variables known = variables(caller);
        return all.stream().flatMap(snippet -> phrases(snippet, known)).toList();
    }

    private static Stream<Phrase> phrases(Snippet snippet, Variables known) {
        ZoneId zone = known.now().getZone();
        return snippet.plain().stream()
                .map(said ->
                        new Phrase(
                                said,
                                Mark.Kind.SNIPPET,
                                () ->
                                        new Variables(
                                                        known.name(),
                                                        known.organisation(),
                                                        ZonedDateTime.now(zone))
                                                .fill(snippet.text())));
    }

    /** What a text would say if it were wanted now. */
    @Transactional(readOnly = true)
    public String preview(Caller caller, String text) {
        return variables(caller).fill(text.strip());
    }

    private Variables variables(Caller caller) {
        return new Variables(
                members.name(caller.id()), members.organisation(), ZonedDateTime.now(zone(caller)));
    }

    private ZoneId zone(Caller caller) {
        return sql.sql("select zone from dictation.preference where owner_id = :owner")
                .param("owner", caller.id())
                .query(String.class)
                .optional()
                .flatMap(Snippets::zone)
                .orElse(ZoneId.systemDefault());
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Notes where a member is, by the name that their browser gives the time zone. */
    public void rememberZone(Caller caller, String id) {
        if (zone(id).isEmpty()) {
            return;
        }
        var _ =
                sql.sql(
                                """
                                insert into dictation.preference (tenant_id, owner_id, language, style, zone)
                                values (:tenant, :owner, 'auto', 'STANDARD', :zone)
                                on conflict (tenant_id, owner_id) do update set zone = excluded.zone
                                """)
                        .param("tenant", tenant.require().value())
                        .param("owner", caller.id())
                        .param("zone", id)
                        .update();
    }

    /** Whether this member may change what everybody has. */
    @Transactional(readOnly = true)
    public boolean sharesWithAll(Caller caller) {
        return members.manages(caller.id());
    }

    /**
     * Keeps a snippet, new or changed; one with just the same phrases is replaced.
     *
     * @throws IllegalArgumentException with the key of a sentence
     */
    public void keep(Caller caller, Snippet snippet) {
        require(caller, snippet.shared());
        if (!snippet.flaw().isEmpty()) {
            throw new IllegalArgumentException(snippet.flaw());
        }
        List<Snippet> others =
                of(caller).stream()
                        .filter(one ->
                                one.shared() == snippet.shared() && !one.id().equals(snippet.id()))
                        .toList();
        others.stream()
                .filter(one -> one.plain().equals(snippet.plain()))
                .forEach(one -> remove(one.id(), caller));
        if (others.stream()
                .anyMatch(one -> !one.plain().equals(snippet.plain()) && one.collides(snippet))) {
            throw new IllegalArgumentException("snippets.flaw.taken");
        }
        remove(snippet.id(), caller);
        if (of(caller).size() >= MOST) {
            throw new IllegalArgumentException("snippets.flaw.full");
        }
        insert(caller, snippet);
    }

    private void insert(Caller caller, Snippet snippet) {
        var _ =
                sql.sql(
                                """
                                insert into dictation.snippet (id, tenant_id, owner_id, text, phrases)
                                values (:id, :tenant, :owner::uuid, :text, :phrases)
                                """)
                        .param("id", snippet.id())
                        .param("tenant", tenant.require().value())
                        .param("owner", snippet.shared() ? null : caller.id())
                        .param("text", snippet.text())
                        .param("phrases", String.join("\n", snippet.phrases()))
                        .update();
    }

    public void remove(Caller caller, Snippet snippet) {
        require(caller, snippet.shared());
        remove(snippet.id(), caller);
    }

    private void remove(UUID id, Caller caller) {
        var _ =
                sql.sql(
                                """
                                delete from dictation.snippet
                                where id = :id and (owner_id = :owner or (owner_id is null and :manages))
                                """)
                        .param("id", id)
                        .param("owner", caller.id())
                        .param("manages", members.manages(caller.id()))
                        .update();
    }

    private void require(Caller caller, boolean shared) {
        if (shared && !members.manages(caller.id())) {
            throw new IllegalArgumentException("snippets.flaw.shared");
        }
    }
}
