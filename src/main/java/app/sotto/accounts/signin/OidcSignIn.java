package app.sotto.accounts.signin;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in whom the identity provider vouches for: the account of that verified e-mail address, or
 * a new one. An address that the provider did not verify opens nothing.
 */
@Component
class OidcSignIn implements AuthenticationSuccessHandler {

    private final Directory directory;
    private final People people;
    private final Organisations organisations;
    private final Entering entering;
    private final Sessions sessions;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    OidcSignIn(
            Directory directory,
            People people,
            Organisations organisations,
            Entering entering,
            Sessions sessions,
            CurrentTenant currentTenant,
            TransactionTemplate transaction) {
        this.directory = directory;
        this.people = people;
        this.organisations = organisations;
        this.entering = entering;
        this.sessions = sessions;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException {
        var person =
                Optional.ofNullable((OidcUser) vouched.getPrincipal())
                        .filter(user -> Boolean.TRUE.equals(user.getEmailVerified()))
                        .flatMap(this::known);
        if (person.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect("/login?error=unverified");
            return;
        }
        sessions.begin(entering.enter(person.get(), "oidc"), request, response);
        response.sendRedirect("/dictate");
    }

    private Optional<Person> known(OidcUser user) {
        return Optional.ofNullable(user.getEmail())
                .filter(EmailAddress::looksRight)
                .map(EmailAddress::new)
                .map(email ->
                        directory.find(email).map(this::proven).orElseGet(() -> make(user, email)));
    }

    /** A password from before the mailbox was proven may be a stranger's. */
    private Person proven(Person person) {
        return transaction.execute(_ -> {
            var found = people.findById(person.id()).orElseThrow();
            found.dropUnprovenPassword();
            found.verify();
            return found;
        });
    }

    private Person make(OidcUser user, EmailAddress email) {
        var name = Optional.ofNullable(user.getFullName()).orElse(email.localPart());
        var locale = Optional.ofNullable(user.getLocale()).map(Locale::forLanguageTag);
        return currentTenant.callAs(
                TenantId.random(),
                () ->
                        transaction.execute(_ -> {
                            var person =
                                    people.saveAndFlush(
                                            Person.vouchedFor(
                                                    email, name, locale.orElse(Locale.ENGLISH)));
                            organisations.found(name, person.id());
                            return person;
                        }));
    }
}
