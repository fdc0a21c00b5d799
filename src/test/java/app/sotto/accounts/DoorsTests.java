package app.sotto.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.tenancy.SystemDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be had before the tenant is known: ids, and nothing more. */
@AccountsTest
class DoorsTests {

    @Autowired JdbcClient sql;
    @Autowired SystemDatabase system;

    @Test
    void everyDoorOfAccountsReturnsIdsOnly() {
        assertThat(returned("person_by_email")).containsExactly("uuid");
        assertThat(returned("memberships_of")).containsExactly("uuid", "uuid");
        assertThat(returned("api_key")).containsExactly("uuid", "uuid");
        assertThat(returned("invitation")).containsExactly("uuid", "uuid");
        assertThat(returned("client_secret")).containsExactly("uuid", "uuid", "uuid", "uuid");
        assertThat(returned("issue_mail_token")).containsExactly("uuid");
        assertThat(returned("redeem_mail_token")).containsExactly("uuid");
        assertThat(returned("mail_token")).containsExactly("uuid", "uuid");
        assertThat(returned("forget_attempts")).containsExactly("void");
    }

    @Test
    void noDoorAnywhereReturnsAnythingElse() {
        var others =
                system.sql()
                        .sql(
                                """
                                select p.proname || ' ' || t.typname
                                from pg_proc p
                                join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'doors'
                                cross join lateral unnest(coalesce(p.proallargtypes, array[p.prorettype]))
                                    with ordinality a (type, place)
                                join pg_type t on t.oid = a.type
                                where (p.proargmodes is null or p.proargmodes[place] in ('o', 't'))
                                  and t.typname not in ('uuid', 'void')
                                """)
                        .query(String.class)
                        .list();
        // How long to wait after too many attempts: a number about nobody.
        assertThat(others).containsExactly("count_attempt float8");
    }

    @Test
    void linksAndAttemptsAreReachedThroughDoorsOnly() {
        for (var table : List.of("accounts.mail_token", "accounts.attempt")) {
            assertThatThrownBy(() -> sql.sql("select * from " + table).query().listOfRows())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.sql("delete from " + table).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void doorsRunAsTheSystemRoleOnASafeSearchPath() {
        var unsafe =
                system.sql()
                        .sql(
                                """
                                select p.proname from pg_proc p
                                join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'doors'
                                where not p.prosecdef or p.proconfig is null
                                   or pg_get_userbyid(p.proowner) <> current_user
                                """)
                        .query(String.class)
                        .list();
        assertThat(unsafe).isEmpty();
    }

    @Test
    void anUnknownNameOpensNothing() {
        assertThat(
                        sql.sql("select tenant_id from doors.memberships_of(gen_random_uuid())")
                                .query()
                                .listOfRows())
                .isEmpty();
    }

    private List<String> returned(String door) {
        return system.sql()
                .sql(
                        """
                        select t.typname from pg_proc p
                        join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'doors'
                        cross join lateral unnest(coalesce(p.proallargtypes, array[p.prorettype]))
                            with ordinality a (type, place)
                        join pg_type t on t.oid = a.type
                        where p.proname = :door
                          and (p.proargmodes is null or p.proargmodes[place] in ('o', 't'))
                        order by a.place
                        """)
                .param("door", door)
                .query(String.class)
                .list();
    }
}
