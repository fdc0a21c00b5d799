package app.sotto.accounts.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.Someone;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.mail.LocalMailbox;
import app.sotto.tenancy.CurrentTenant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AccountsTest
class InvitingTests {

    @Autowired SigningUp signingUp;
    @Autowired Inviting inviting;
    @Autowired Answering answering;
    @Autowired Team team;
    @Autowired Organisations organisations;
    @Autowired LocalMailbox mailbox;
    @Autowired CurrentTenant currentTenant;
    @Autowired JdbcClient sql;

    private MemberPrincipal owner;
    private MemberPrincipal guest;

    @BeforeEach
    void twoOrganisations() {
        owner = newcomer();
        guest = newcomer();
    }

    @Test
    void whoAcceptsBelongsToBoth() {
        invite(guest.email(), Role.ADMIN);
        var token = token(guest.email());
        var offer = answering.open(token).orElseThrow();
        assertThat(offer.organisation()).isEqualTo("Anna's desk");
        assertThat(offer.role()).isEqualTo(Role.ADMIN);
        assertThat(answering.accept(token, guest.person())).contains(owner.caller().tenant());
        assertThat(organisations.placesOf(guest.person()))
                .extracting(Place::role)
                .containsExactly(Role.OWNER, Role.ADMIN);
        assertThat(answering.accept(token, guest.person())).as("once").isEmpty();
        assertThat(asOwner(inviting::pending)).isEmpty();
    }

    @Test
    void whoDeclinesStaysOut() {
        invite(guest.email(), Role.MEMBER);
        var token = token(guest.email());
        answering.decline(token);
        assertThat(answering.accept(token, guest.person())).isEmpty();
        assertThat(organisations.placesOf(guest.person())).hasSize(1);
    }

    @Test
    void anInvitationTakenBackOpensNothing() {
        invite(guest.email(), Role.MEMBER);
        var token = token(guest.email());
        var id = asOwner(inviting::pending).getFirst().id();
        currentTenant.runAs(owner.caller().tenant(), () -> inviting.revoke(owner.caller(), id));
        assertThat(answering.open(token)).isEmpty();
    }

    @Test
    void sendingAgainVoidsTheFirstLetter() {
        invite(guest.email(), Role.MEMBER);
        var first = token(guest.email());
        var id = asOwner(inviting::pending).getFirst().id();
        currentTenant.runAs(
                owner.caller().tenant(), () -> inviting.resend(owner.caller(), id, Locale.ENGLISH));
        assertThat(answering.open(first)).isEmpty();
        assertThat(answering.open(token(guest.email()))).isPresent();
    }

    @Test
    void aMemberIsNotInvitedTwice() {
        assertThatThrownBy(() -> invite(owner.email(), Role.MEMBER))
                .isInstanceOfSatisfying(
                        TeamRefusal.class, r -> assertThat(r.key()).endsWith(".member"));
        invite(guest.email(), Role.MEMBER);
        assertThatThrownBy(() -> invite(guest.email(), Role.MEMBER))
                .isInstanceOfSatisfying(
                        TeamRefusal.class, r -> assertThat(r.key()).endsWith(".invited"));
    }

    @Test
    void aStrangerCannotInviteIntoAnotherOrganisation() {
        assertThatThrownBy(() ->
                        currentTenant.runAs(
                                owner.caller().tenant(),
                                () ->
                                        inviting.invite(
                                                guest.caller(),
                                                Someone.address(),
                                                Role.MEMBER,
                                                Locale.ENGLISH)))
                .isInstanceOf(TeamRefusal.class);
    }

    @Test
    void theLastOwnerStays() {
        assertThatThrownBy(() ->
                        currentTenant.runAs(
                                owner.caller().tenant(),
                                () -> team.changeRole(owner.caller(), owner.member(), Role.MEMBER)))
                .isInstanceOfSatisfying(
                        TeamRefusal.class, r -> assertThat(r.key()).endsWith(".lastOwner"));
    }

    @Test
    void anAdminCannotTouchAnOwner() {
        invite(guest.email(), Role.ADMIN);
        var _ = answering.accept(token(guest.email()), guest.person());
        var admin = organisations.place(owner.caller().tenant(), guest.person()).orElseThrow();
        var actor =
                new app.sotto.tenancy.Caller.Member(admin.tenant(), admin.member(), guest.person());
        assertThatThrownBy(() ->
                        currentTenant.runAs(
                                admin.tenant(), () -> team.remove(actor, owner.member())))
                .isInstanceOf(TeamRefusal.class);
        currentTenant.runAs(admin.tenant(), () -> team.remove(actor, actor.id()));
        assertThat(organisations.placesOf(guest.person())).hasSize(1);
    }

    @Test
    void whatHappenedIsOnRecord() {
        invite(guest.email(), Role.MEMBER);
        var actions =
                asOwner(() ->
                        transaction.execute(_ ->
                                sql.sql("select action from audit.entry order by at")
                                        .query(String.class)
                                        .list()));
        assertThat(actions)
                .containsExactly(
                        "accounts.organisation.found",
                        "accounts.session.begin",
                        "accounts.invitation.create");
    }

    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

    private MemberPrincipal newcomer() {
        return signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
    }

    private void invite(String email, Role role) {
        currentTenant.runAs(
                owner.caller().tenant(),
                () ->
                        inviting.invite(
                                owner.caller(), new EmailAddress(email), role, Locale.ENGLISH));
    }

    private <T> T asOwner(Supplier<T> work) {
        return currentTenant.callAs(owner.caller().tenant(), work::get);
    }

    private String token(String email) {
        return mailbox.letters().stream()
                .filter(l -> l.to().equals(email) && l.plain().contains("/invite/"))
                .findFirst()
                .orElseThrow()
                .plain()
                .replaceFirst("(?s).*/invite/([0-9a-z]+).*", "$1");
    }
}
