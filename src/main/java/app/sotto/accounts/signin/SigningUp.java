package app.sotto.accounts.signin;

import static app.sotto.accounts.people.Throttle.Limit.SIGN_IN_BY_EMAIL;
import static app.sotto.accounts.people.Throttle.Limit.SIGN_UP_BY_ADDRESS;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import app.sotto.accounts.people.Throttle;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.Locale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a person, their organisation and its first owner, who is signed in at once.
 *
 * <p>Nobody learns whether an address has an account. With the right password, signing up is
 * signing in. With another, a provisional person comes in just as a new one would, and the mailbox
 * gets a letter: its holder alone can add what was made to their account.
 */
@Component
public class SigningUp {

    private final Directory directory;
    private final People people;
    private final Organisations organisations;
    private final PasswordSignIn signIn;
    private final PasswordEncoder passwords;
    private final Throttle throttle;
    private final Confirming confirming;
    private final Entering entering;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    SigningUp(
            Directory directory,
            People people,
            Organisations organisations,
            PasswordSignIn signIn,
            PasswordEncoder passwords,
            Throttle throttle,
            Confirming confirming,
            Entering entering,
            CurrentTenant currentTenant,
            TransactionTemplate transaction) {
        this.directory = directory;
        this.people = people;
        this.organisations = organisations;
        this.signIn = signIn;
        this.passwords = passwords;
        this.throttle = throttle;
        this.confirming = confirming;
        this.entering = entering;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    /**
     * What somebody fills in; the password has passed the {@code PasswordRule}.
     *
     * @param organisation blank for the person's own name
     */
    public record Form(
            EmailAddress email, String name, String password, String organisation, Locale locale) {

        String organisationName() {
            return organisation.isBlank() ? name : organisation.strip();
        }
    }

    /**
     * Signs up, or in.
     *
     * @param address of the network that it comes from
     * @throws ThrottledException if too many come from there
     */
    public MemberPrincipal signUp(Form form, String address) {
        throttle.count(SIGN_UP_BY_ADDRESS, address)
                .ifPresent(wait -> {
                    throw new ThrottledException(wait);
                });
        var known = signIn.check(form.email().value(), form.password());
        if (known.isPresent()) {
            return entering.enter(known.get(), "password");
        }
        var person = make(form, passwords.encode(form.password()));
        return entering.enter(person, "signup");
    }

    private Person make(Form form, String hash) {
        if (directory.find(form.email()).isPresent()) {
            return found(form, person(form, hash).provisionally());
        }
        try {
            var person = found(form, person(form, hash));
            throttle.forget(SIGN_IN_BY_EMAIL, form.email().value());
            return person;
        } catch (DataIntegrityViolationException sameAddressAtTheSameMoment) {
            return found(form, person(form, hash).provisionally());
        }
    }

    private static Person person(Form form, String hash) {
        return Person.withPassword(form.email(), form.name(), hash, form.locale());
    }

    private Person found(Form form, Person person) {
        return currentTenant.callAs(
                TenantId.random(),
                () ->
                        transaction.execute(_ -> {
                            var saved = people.saveAndFlush(person);
                            organisations.found(form.organisationName(), saved.id());
                            confirming.writeTo(saved);
                            return saved;
                        }));
    }
}
