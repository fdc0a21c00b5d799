package app.sotto.accounts.organisations;

import app.sotto.accounts.Members;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other rooms may know of the team. */
@Component
@Transactional(readOnly = true)
class KnownMembers implements Members {

    private final JdbcClient sql;
    private final Memberships memberships;
    private final Organisations organisations;

    KnownMembers(JdbcClient sql, Memberships memberships, Organisations organisations) {
        this.sql = sql;
        this.memberships = memberships;
        this.organisations = organisations;
    }

    @Override
    public String organisation() {
        return organisations.name();
    }

    @Override
    public String name(UUID member) {
        return sql.sql(
                        """
                        select p.name from accounts.membership m
                        join accounts.person p on p.id = m.person_id where m.id = :member
                        """)
                .param("member", member)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public int count() {
        return sql.sql("select count(*) from accounts.membership").query(Integer.class).single();
    }

    @Override
    public List<Owner> owners() {
        return sql.sql(
                        """
                        select p.name, p.email, p.locale
                        from accounts.membership m join accounts.person p on p.id = m.person_id
                        where m.role = 'OWNER' and not p.provisional order by m.joined_at, m.id
                        """)
                .query((row, _) ->
                        new Owner(
                                row.getString("name"),
                                row.getString("email"),
                                Locale.forLanguageTag(
                                        row.getString("locale") == null
                                                ? "en"
                                                : row.getString("locale"))))
                .list();
    }

    @Override
    public boolean manages(UUID member) {
        return memberships.findById(member).filter(m -> m.role().managesTeam()).isPresent();
    }
}
