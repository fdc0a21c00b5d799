package app.sotto.accounts.ui;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.Someone;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.mail.LocalMailbox;
import app.sotto.tenancy.CurrentTenant;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** Somebody visits the pages of accounts, without a browser. */
@AccountsTest
@ViewPackages(packages = "app.sotto.accounts.ui")
abstract class VisitTest extends SpringBrowserlessTest {

    @Autowired SigningUp signingUp;
    @Autowired LocalMailbox mailbox;
    @Autowired CurrentTenant currentTenant;

    /** The next test starts with nobody signed in. */
    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    MemberPrincipal newcomer(String name) {
        return signingUp.signUp(
                new SigningUp.Form(
                        new EmailAddress(UUID.randomUUID() + "@example.org"),
                        name,
                        Someone.PASSWORD,
                        name + "'s desk",
                        Locale.ENGLISH),
                UUID.randomUUID().toString());
    }

    void signIn(MemberPrincipal who) {
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(who, null, who.role().authority()));
    }

    /** In the person's organisation, as a request of theirs would run. */
    void as(MemberPrincipal who, Runnable work) {
        currentTenant.runAs(who.caller().tenant(), work);
    }

    <T> T as(MemberPrincipal who, Supplier<T> work) {
        return currentTenant.callAs(who.caller().tenant(), work::get);
    }

    void click(String button) {
        test(find(Button.class).withText(button).all().getFirst()).click();
    }

    List<String> notices() {
        return find(Notification.class).all().stream().map(one -> test(one).getText()).toList();
    }

    /** The secret part of the invitation's link. */
    String invitation(String email) {
        return mailbox.letters().stream()
                .filter(letter -> letter.to().equals(email) && letter.plain().contains("/invite/"))
                .findFirst()
                .orElseThrow()
                .plain()
                .replaceFirst("(?s).*/invite/([0-9a-z]+).*", "$1");
    }
}
