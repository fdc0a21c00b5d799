package app.sotto.accounts.signin;

import static app.sotto.accounts.Someone.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.mail.KeptLetter;
import app.sotto.mail.LocalMailbox;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Through the security chain, as a browser comes. */
@AccountsTest
class SessionTests {

    @Autowired MockMvc web;
    @Autowired SigningUp signingUp;
    @Autowired Profile profile;
    @Autowired Recovering recovering;
    @Autowired LocalMailbox mailbox;
    @Autowired SystemDatabase system;
    @Autowired CurrentTenant currentTenant;

    private MemberPrincipal anna;

    @BeforeEach
    void anAccount() {
        anna = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
    }

    @Test
    void theRightPasswordOpensASessionOfTheOrganisation() throws Exception {
        var answer = signIn(anna.email(), PASSWORD);
        assertThat(answer.getResponse().getRedirectedUrl()).endsWith("/dictate");
        assertThat(principal(answer).caller()).isEqualTo(anna.caller());
    }

    @Test
    void anyOtherIsSentBack() throws Exception {
        assertThat(signIn(anna.email(), "wrong").getResponse().getRedirectedUrl())
                .isEqualTo("/login?error");
        assertThat(signIn(Someone.address().value(), PASSWORD).getResponse().getRedirectedUrl())
                .isEqualTo("/login?error");
        assertThat(signIn("", "").getResponse().getRedirectedUrl()).isEqualTo("/login?error");
    }

    @Test
    void tooManyTriesAreToldHowLongToWait() throws Exception {
        for (var i = 0; i < 5; i++) {
            var _ = signIn(anna.email(), "wrong");
        }
        assertThat(signIn(anna.email(), PASSWORD).getResponse().getRedirectedUrl())
                .matches("/login\\?wait=\\d+");
    }

    @Test
    void signingOutEverywhereEndsTheSessionAtItsNextRequest() throws Exception {
        var session = session();
        ask(session);
        assertThat(session.isInvalid()).isFalse();
        currentTenant.runAs(anna.caller().tenant(), () -> profile.signOutEverywhere(anna.caller()));
        ask(session);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void anotherPersonsSessionGoesOn() throws Exception {
        var bens = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
        var session = session();
        currentTenant.runAs(bens.caller().tenant(), () -> profile.signOutEverywhere(bens.caller()));
        ask(session);
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() throws Exception {
        var session = session();
        var changed =
                currentTenant.callAs(
                        anna.caller().tenant(),
                        () ->
                                profile.changePassword(
                                        anna.caller(), PASSWORD, "four green kettles"));
        assertThat(changed).isTrue();
        ask(session);
        assertThat(session.isInvalid()).isTrue();
        assertThat(signIn(anna.email(), PASSWORD).getResponse().getRedirectedUrl())
                .isEqualTo("/login?error");
    }

    @Test
    void aResetEndsTheSessionsOfTheOldPasswordAndProvesTheMailbox() throws Exception {
        var session = session();
        var link = resetLink();
        assertThat(recovering.reset(link, "four green kettles")).isTrue();
        ask(session);
        assertThat(session.isInvalid()).isTrue();
        assertThat(signIn(anna.email(), PASSWORD).getResponse().getRedirectedUrl())
                .isEqualTo("/login?error");
        assertThat(principal(signIn(anna.email(), "four green kettles")).verified()).isTrue();
    }

    @Test
    void anOldResetLinkChangesNothing() throws Exception {
        var session = session();
        var link = resetLink();
        var _ =
                system.sql()
                        .sql(
                                """
                                update accounts.mail_token set expires_at = now() - interval '1 second'
                                where person_id = :person and purpose = 'RESET'
                                """)
                        .param("person", anna.person())
                        .update();
        assertThat(recovering.addressOf(link)).isEmpty();
        assertThat(recovering.reset(link, "four green kettles")).isFalse();
        ask(session);
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void aLinkThatConfirmsAnAddressSetsNoPassword() {
        var link = SigningUpTests.token(newestLetter());
        assertThat(recovering.addressOf(link)).isEmpty();
        assertThat(recovering.reset(link, "four green kettles")).isFalse();
    }

    private String resetLink() {
        recovering.ask(new EmailAddress(anna.email()), UUID.randomUUID().toString());
        return SigningUpTests.token(newestLetter());
    }

    private KeptLetter newestLetter() {
        return mailbox.letters().stream()
                .filter(letter -> letter.to().equals(anna.email()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRemovedMembersSessionEnds() throws Exception {
        var session = session();
        system.sql()
                .sql("delete from accounts.membership where id = :id")
                .param("id", anna.member())
                .update();
        ask(session);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void anotherRoleHoldsFromTheNextRequestOn() throws Exception {
        var session = session();
        system.sql()
                .sql("update accounts.membership set role = 'MEMBER' where id = :id")
                .param("id", anna.member())
                .update();
        assertThat(principal(ask(session)).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void visitorsAreSentToSignInAndHealthIsOpen() throws Exception {
        assertThat(web.perform(get("/settings")).andReturn().getResponse().getRedirectedUrl())
                .endsWith("/login");
        assertThat(
                        web.perform(get("/actuator/health"))
                                .andReturn()
                                .getResponse()
                                .getRedirectedUrl())
                .isNull();
        // The embedded default listens on loopback alone.
        assertThat(
                        web.perform(get("/actuator/prometheus"))
                                .andReturn()
                                .getResponse()
                                .getRedirectedUrl())
                .isNull();
    }

    private MockHttpSession session() throws Exception {
        return (MockHttpSession) signIn(anna.email(), PASSWORD).getRequest().getSession();
    }

    private MvcResult ask(MockHttpSession session) throws Exception {
        return web.perform(get("/images/door").session(session)).andReturn();
    }

    private MvcResult signIn(String email, String password) throws Exception {
        return web.perform(
                        post("/login")
                                .param("username", email)
                                .param("password", password)
                                .with(request -> {
                                    request.setRemoteAddr(UUID.randomUUID().toString());
                                    return request;
                                }))
                .andReturn();
    }

    private static MemberPrincipal principal(MvcResult answer) {
        var context =
                (SecurityContext)
                        answer.getRequest().getSession().getAttribute("SPRING_SECURITY_CONTEXT");
        return (MemberPrincipal) context.getAuthentication().getPrincipal();
    }

    @TestConfiguration
    static class Doors {
        @Bean
        Door door() {
            return new Door();
        }
    }

    /** A page that anybody may ask for, to see as whom they are known. */
    @RestController
    static class Door {
        @GetMapping("/images/door")
        String open() {
            return "open";
        }
    }
}
