package app.sotto.dictation.dictionary;

import app.sotto.accounts.Members;
import app.sotto.dictation.library.Attempt;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dictionary of a member: their own terms and the organisation's. Who manages the organisation
 * changes the shared ones.
 */
@Component
@Transactional
public class Dictionary {

    /** More would make every recognition slower. */
    public static final int MOST = 2_000;

    private final JdbcClient sql;
    private final CurrentTenant tenant;
    private final Members members;

    Dictionary(JdbcClient sql, CurrentTenant tenant, Members members) {
        this.sql = sql;
        this.tenant = tenant;
        this.members = members;
    }

    /** By the alphabet, the own ones and the shared ones. */
    @Transactional(readOnly = true)
    public List<Term> of(Caller caller) {
        return sql.sql(
                        """
                        select id, owner_id, written, heard from dictation.term
                        where owner_id = :owner or owner_id is null
                        order by lower(written), created_at
                        """)
                .param("owner", caller.id())
                .query((row, _) ->
                        new Term(
                                row.getObject("id", UUID.class),
                                row.getObject("owner_id") == null,
                                row.getString("written"),
                                row.getString("heard").lines().toList()))
                .list();
    }

    /**
     * What engines are taught while this caller is heard. Work by API key is heard as it is: a key
     * brings its own keywords.
     */
    @Transactional(readOnly = true)
    public Vocabulary vocabulary(Caller caller) {
        return switch (caller) {
            case Caller.Member member -> Vocabulary.of(of(member));
            case Caller.Key _ -> Vocabulary.NONE;
        };
    }

    /** The same while one dictation is heard, in the script that its text is written in. */
    @Transactional(readOnly = true)
    public Vocabulary vocabulary(Attempt attempt) {
        return vocabulary(attempt.caller())
                .in(attempt.hearing().script(), attempt.hearing().language());
    }

    /** Whether this member may change what everybody has. */
    @Transactional(readOnly = true)
    public boolean sharesWithAll(Caller caller) {
        return members.manages(caller.id());
    }

    /**
     * Keeps a term, new or changed; one of the same spelling is replaced.
     *
     * @throws IllegalArgumentException with the key of a sentence
     */
    public void keep(Caller caller, Term term) {
        require(caller, term.shared());
        if (!term.flaw().isEmpty()) {
            throw new IllegalArgumentException(term.flaw());
        }
        UUID owner = term.shared() ? null : caller.id();
        remove(term.id(), caller);
        var _ =
                sql.sql(
                                """
                                delete from dictation.term
                                where written = :written and owner_id is not distinct from :owner::uuid
                                """)
                        .param("written", term.written())
                        .param("owner", owner)
                        .update();
        if (of(caller).size() >= MOST) {
            throw new IllegalArgumentException("dictionary.flaw.full");
        }
        insert(term, owner);
    }

    private void insert(Term term, @Nullable UUID owner) {
        var _ =
                sql.sql(
                                """
                                insert into dictation.term (id, tenant_id, owner_id, written, heard)
                                values (:id, :tenant, :owner::uuid, :written, :heard)
                                """)
                        .param("id", term.id())
                        .param("tenant", tenant.require().value())
                        .param("owner", owner)
                        .param("written", term.written())
                        .param("heard", String.join("\n", term.heard()))
                        .update();
    }

    public void remove(Caller caller, Term term) {
        require(caller, term.shared());
        remove(term.id(), caller);
    }

    private void remove(UUID id, Caller caller) {
        var _ =
                sql.sql(
                                """
                                delete from dictation.term
                                where id = :id and (owner_id = :owner or (owner_id is null and :manages))
                                """)
                        .param("id", id)
                        .param("owner", caller.id())
                        .param("manages", members.manages(caller.id()))
                        .update();
    }

    private void require(Caller caller, boolean shared) {
        if (shared && !members.manages(caller.id())) {
            throw new IllegalArgumentException("dictionary.flaw.shared");
        }
    }
}
