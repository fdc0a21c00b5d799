package app.sotto.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** No table with a tenant in it stands outside the walls, in any room. */
@ApplicationModuleTest
class IsolationTests {

    @Autowired JdbcClient sql;

    @Test
    void everyTableWithATenantForcesRowSecurity() {
        var unwalled =
                sql.sql(
                                """
                                select c.oid::regclass::text from pg_class c
                                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                                where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
                                """)
                        .query(String.class)
                        .list();
        assertThat(unwalled).isEmpty();
    }

    /**
     * Each of these says in its migration or in docs/architecture.md why it belongs to no tenant.
     */
    @Test
    void whatTheAppRoleReachesWithoutATenantIsKnown() {
        var open =
                sql.sql(
                                """
                                select c.oid::regclass::text from pg_class c
                                join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p') and not c.relrowsecurity
                                  and n.nspname not in ('pg_catalog', 'information_schema', 'jobrunr')
                                  and has_table_privilege(c.oid, 'select, insert, update, delete')
                                """)
                        .query(String.class)
                        .list();
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "mail.letter", // to people, some of whom belong to no organisation yet
                        "audit.operator_entry", // the operator's, who stands above tenants
                        "inference.model", // the fleet and what it serves: everybody's
                        "inference.alias",
                        "inference.node",
                        "inference.endpoint",
                        "operations.token", // the operator's, kept as hashes
                        "operations.node_note",
                        "billing.plan", // what is offered: everybody's
                        "billing.assumption", // what the operator assumes, no customer's
                        "gateway.bucket", // counts requests, and tells nothing of them
                        "accounts.signing_key", // sealed; all organisations' tokens alike
                        "billing.event"); // Stripe's, by its ids, before the tenant is known
    }

    @Test
    void theAppRoleCannotStepOverTheWalls() {
        var role =
                sql.sql(
                                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single();
        assertThat(role).isFalse();
    }

    @Test
    void theAppRoleOwnsNoWalledTable() {
        var owned =
                sql.sql(
                                """
                                select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner
                                where r.rolname = current_user and c.relrowsecurity
                                """)
                        .query(String.class)
                        .list();
        assertThat(owned).isEmpty();
    }

    @Test
    void doorsBelongToTheSystemRole() {
        var others =
                sql.sql(
                                """
                                select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                                join pg_roles r on r.oid = p.proowner
                                where n.nspname = 'doors' and (r.rolname <> 'sotto_system' or not p.prosecdef)
                                """)
                        .query(String.class)
                        .list();
        assertThat(others).isEmpty();
    }
}
