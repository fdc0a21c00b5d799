package app.sotto.accounts.organisations;

import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import app.sotto.audit.Audit;
import app.sotto.mail.Letter;
import app.sotto.mail.Mailer;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.tenancy.Caller;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invites to the current tenant by mail, and takes invitations back. */
@Component
public class Inviting {

    private final Invitations invitations;
    private final Memberships memberships;
    private final Organisations organisations;
    private final Directory directory;
    private final People people;
    private final Mailer mailer;
    private final PublicAddress address;
    private final Audit audit;

    Inviting(
            Invitations invitations,
            Memberships memberships,
            Organisations organisations,
            Directory directory,
            People people,
            Mailer mailer,
            PublicAddress address,
            Audit audit) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.organisations = organisations;
        this.directory = directory;
        this.people = people;
        this.mailer = mailer;
        this.address = address;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Pending> pending() {
        return invitations.findByStatusOrderByCreatedAt(Invitation.Status.PENDING).stream()
                .map(i -> new Pending(i.id(), i.email(), i.role(), i.open()))
                .toList();
    }

    /**
     * Invites by mail.
     *
     * @param locale of the letter, unless the invited person chose their own
     * @throws TeamRefusal if the actor may not give that role, or the person is a member already
     * @throws app.sotto.mail.MailUnavailableException if no mail can be sent
     */
    @Transactional
    public void invite(Caller.Member actor, EmailAddress email, Role role, Locale locale) {
        requireReach(actor, role);
        if (directory.find(email).flatMap(p -> memberships.findByPersonId(p.id())).isPresent()) {
            throw new TeamRefusal("member");
        }
        if (invitations
                .findByEmailAndStatus(email.value(), Invitation.Status.PENDING)
                .isPresent()) {
            throw new TeamRefusal("invited");
        }
        var invitation = new Invitation(email, role, actor.id());
        write(actor, invitation, locale);
        invitations.save(invitation);
        audit.record(actor.id(), "accounts.invitation.create", email + " " + role);
    }

    @Transactional
    public void resend(Caller.Member actor, UUID id, Locale locale) {
        var invitation = pending(actor, id);
        write(actor, invitation, locale);
        audit.record(actor.id(), "accounts.invitation.resend", invitation.email());
    }

    @Transactional
    public void revoke(Caller.Member actor, UUID id) {
        var invitation = pending(actor, id);
        invitation.revoke();
        audit.record(actor.id(), "accounts.invitation.revoke", invitation.email());
    }

    private Invitation pending(Caller.Member actor, UUID id) {
        var invitation = invitations.findById(id).orElseThrow(() -> new TeamRefusal("gone"));
        requireReach(actor, invitation.role());
        return invitation;
    }

    private void write(Caller.Member actor, Invitation invitation, Locale locale) {
        var token = invitation.renew();
        var inviter = people.findById(actor.person()).map(Person::name).orElse("Sotto");
        var language =
                directory
                        .find(new EmailAddress(invitation.email()))
                        .map(Person::locale)
                        .orElse(locale);
        mailer.send(
                new Letter(
                        invitation.email(),
                        language,
                        "accounts.mail.invitation",
                        List.of(inviter, organisations.name()),
                        address.at("/invite/" + token)));
    }

    private void requireReach(Caller.Member actor, Role role) {
        var own = memberships.findById(actor.id()).map(Membership::role);
        if (own.filter(r -> r.mayGive(role)).isEmpty()) {
            throw new TeamRefusal("reach");
        }
    }

    /**
     * An invitation that waits.
     *
     * @param open false once it is too old; it can be sent again
     */
    public record Pending(UUID id, String email, Role role, boolean open) {}
}
