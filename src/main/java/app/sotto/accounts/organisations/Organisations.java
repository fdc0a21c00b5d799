package app.sotto.accounts.organisations;

import app.sotto.audit.Audit;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds organisations, and knows which a person belongs to. */
@Component
public class Organisations {

    /** In the order in which they may go. */
    private static final List<String> OF_AN_ORGANISATION =
            List.of("client_secret", "api_key", "invitation", "membership", "organisation");

    private final JdbcClient sql;
    private final Memberships memberships;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final Audit audit;

    Organisations(
            JdbcClient sql,
            Memberships memberships,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            Audit audit) {
        this.sql = sql;
        this.memberships = memberships;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * Makes the current tenant an organisation, with its owner, in the caller's transaction: {@code
     * runAs(TenantId.random(), …)} comes first.
     */
    public void found(String name, UUID owner) {
        sql.sql(
                        """
                        insert into accounts.organisation (tenant_id, name, created_at)
                        values (:tenant, :name, now())
                        """)
                .param("tenant", currentTenant.require().value())
                .param("name", name)
                .update();
        var member = memberships.save(new Membership(owner, Role.OWNER));
        audit.record(member.id(), "accounts.organisation.found", name);
    }

    /** Where the person belongs, the oldest first; ids by the door, names tenant by tenant. */
    public List<Place> placesOf(UUID person) {
        return tenantsOf(person).stream()
                .flatMap(tenant -> place(tenant, person).stream())
                .toList();
    }

    private List<TenantId> tenantsOf(UUID person) {
        return sql.sql("select tenant_id from doors.memberships_of(:person)")
                .param("person", person)
                .query((row, _) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    public Optional<Place> place(TenantId tenant, UUID person) {
        return currentTenant.callAs(
                tenant,
                () ->
                        transaction.execute(_ ->
                                sql.sql(
                                                """
                                                select m.id, o.name, m.role
                                                from accounts.membership m
                                                join accounts.organisation o using (tenant_id)
                                                where m.person_id = :person
                                                """)
                                        .param("person", person)
                                        .query((row, _) ->
                                                new Place(
                                                        tenant,
                                                        row.getObject(1, UUID.class),
                                                        row.getString(2),
                                                        Role.valueOf(row.getString(3))))
                                        .optional()));
    }

    /** The current tenant's name. */
    public String name() {
        return transaction.execute(_ ->
                sql.sql("select name from accounts.organisation where tenant_id = :tenant")
                        .param("tenant", currentTenant.require().value())
                        .query(String.class)
                        .single());
    }

    public void rename(String name) {
        transaction.executeWithoutResult(_ ->
                sql.sql(
                                """
                                update accounts.organisation set name = :name
                                where tenant_id = :tenant
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("name", name)
                        .update());
    }

    /** Deletes the current tenant's organisation, with all that accounts keeps for it. */
    public void forget() {
        var tenant = currentTenant.require().value();
        for (var table : OF_AN_ORGANISATION) {
            sql.sql("delete from accounts." + table + " where tenant_id = :tenant")
                    .param("tenant", tenant)
                    .update();
        }
    }

    /** What a provisional person founded passes to the one who proved to be them. */
    public void passOn(UUID from, UUID to) {
        for (var tenant : tenantsOf(from)) {
            currentTenant.runAs(
                    tenant,
                    () ->
                            transaction.executeWithoutResult(_ ->
                                    memberships.findByPersonId(from).ifPresent(m -> m.passTo(to))));
        }
    }
}
