package app.sotto.accounts.organisations;

import app.sotto.accounts.events.MemberJoined;
import app.sotto.accounts.people.People;
import app.sotto.audit.Audit;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.Secrets;
import app.sotto.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The invited person's side: reads an invitation by its token, accepts or declines it. */
@Component
public class Answering {

    private final JdbcClient sql;
    private final Invitations invitations;
    private final Memberships memberships;
    private final Organisations organisations;
    private final People people;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Answering(
            JdbcClient sql,
            Invitations invitations,
            Memberships memberships,
            Organisations organisations,
            People people,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            Audit audit,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.invitations = invitations;
        this.memberships = memberships;
        this.organisations = organisations;
        this.people = people;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
    }

    /** What the token opens; empty if it is unknown, answered, taken back or too old. */
    public Optional<Offer> open(String token) {
        return answer(
                token,
                found ->
                        new Offer(
                                found.tenant(),
                                organisations.name(),
                                found.invitation().email(),
                                found.invitation().role()));
    }

    /** Makes the person a member; an earlier membership stays as it is. */
    public Optional<TenantId> accept(String token, UUID person) {
        return answer(
                token,
                found -> {
                    found.invitation().accept();
                    var member =
                            memberships
                                    .findByPersonId(person)
                                    .orElseGet(() -> join(person, found.invitation()));
                    verifyHolder(person, found.invitation().email());
                    audit.record(
                            member.id(),
                            "accounts.invitation.accept",
                            found.invitation().id().toString());
                    return found.tenant();
                });
    }

    private Membership join(UUID person, Invitation invitation) {
        var member = memberships.save(new Membership(person, invitation.role()));
        memberships.flush();
        events.publishEvent(new MemberJoined(currentTenant.require().value(), member.id()));
        return member;
    }

    /** Who holds a token that was mailed to an address holds the mailbox. */
    private void verifyHolder(UUID person, String email) {
        people.findById(person).filter(p -> p.email().equals(email)).ifPresent(p -> p.verify());
    }

    public void decline(String token) {
        var _ =
                answer(
                        token,
                        found -> {
                            found.invitation().decline();
                            audit.record(
                                    null,
                                    "accounts.invitation.decline",
                                    found.invitation().email());
                            return found;
                        });
    }

    private <T> Optional<T> answer(String token, Function<Found, T> work) {
        return sql.sql("select tenant_id, invitation_id from doors.invitation(:hash)")
                .param("hash", Secrets.hash(token))
                .query(Ids.class)
                .optional()
                .flatMap(ids -> answer(ids, work));
    }

    private <T> Optional<T> answer(Ids ids, Function<Found, T> work) {
        var tenant = new TenantId(ids.tenantId());
        return currentTenant.callAs(
                tenant,
                () ->
                        transaction.execute(_ ->
                                invitations
                                        .findById(ids.invitationId())
                                        .filter(Invitation::open)
                                        .map(i -> work.apply(new Found(tenant, i)))));
    }

    private record Ids(UUID tenantId, UUID invitationId) {}

    private record Found(TenantId tenant, Invitation invitation) {}

    /** What an invitation offers, as its page shows it. */
    public record Offer(TenantId tenant, String organisation, String email, Role role) {}
}
