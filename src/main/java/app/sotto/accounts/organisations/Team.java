package app.sotto.accounts.organisations;

import app.sotto.accounts.events.MemberLeft;
import app.sotto.audit.Audit;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current tenant's members: who they are, what they may do, and their leaving. */
@Component
public class Team {

    private final JdbcClient sql;
    private final Memberships memberships;
    private final CurrentTenant currentTenant;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Team(
            JdbcClient sql,
            Memberships memberships,
            CurrentTenant currentTenant,
            Audit audit,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.memberships = memberships;
        this.currentTenant = currentTenant;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Mate> members() {
        return sql
                .sql(
                        """
                        select m.id as member, p.name, p.email, m.role, m.joined_at
                        from accounts.membership m join accounts.person p on p.id = m.person_id
                        where m.tenant_id = :tenant
                        order by m.joined_at, m.id
                        """)
                .param("tenant", currentTenant.require().value())
                .query(Mate.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /**
     * Gives a member another role.
     *
     * @throws TeamRefusal if the actor's own role does not reach so far, or nobody would own it
     */
    @Transactional
    public void changeRole(Caller.Member actor, UUID member, Role role) {
        var subject = memberships.findById(member).orElseThrow(() -> new TeamRefusal("gone"));
        requireReach(actor, subject.role());
        requireReach(actor, role);
        if (subject.role() == Role.OWNER && role != Role.OWNER) {
            requireAnotherOwner();
        }
        subject.become(role);
        audit.record(actor.id(), "accounts.role.change", member + " " + role);
    }

    /**
     * Ends a membership.
     *
     * @throws TeamRefusal as for {@link #changeRole}; everybody may remove themselves
     */
    @Transactional
    public void remove(Caller.Member actor, UUID member) {
        var subject = memberships.findById(member).orElseThrow(() -> new TeamRefusal("gone"));
        if (!member.equals(actor.id())) {
            requireReach(actor, subject.role());
        }
        if (subject.role() == Role.OWNER) {
            requireAnotherOwner();
        }
        memberships.delete(subject);
        memberships.flush();
        events.publishEvent(new MemberLeft(currentTenant.require().value(), member));
        audit.record(actor.id(), "accounts.member.remove", member.toString());
    }

    private void requireReach(Caller.Member actor, Role role) {
        var own = memberships.findById(actor.id()).map(Membership::role);
        if (own.filter(r -> r.mayGive(role)).isEmpty()) {
            throw new TeamRefusal("reach");
        }
    }

    /** Locks the organisation's row, so that two owners cannot leave at the same moment. */
    private void requireAnotherOwner() {
        sql.sql("select 1 from accounts.organisation where tenant_id = :tenant for update")
                .param("tenant", currentTenant.require().value())
                .query(Integer.class)
                .single();
        if (memberships.countByRole(Role.OWNER) < 2) {
            throw new TeamRefusal("lastOwner");
        }
    }

    /** A member as the team page lists them. */
    public record Mate(UUID member, String name, String email, Role role, Instant joinedAt) {}
}
