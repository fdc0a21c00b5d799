package app.sotto.accounts.signin;

import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts an invitation: signed in, by a known person's password, or as somebody new. */
@Component
public class Joining {

    private final Answering answering;
    private final Organisations organisations;
    private final Directory directory;
    private final People people;
    private final PasswordSignIn signIn;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;

    Joining(
            Answering answering,
            Organisations organisations,
            Directory directory,
            People people,
            PasswordSignIn signIn,
            PasswordEncoder passwords,
            TransactionTemplate transaction) {
        this.answering = answering;
        this.organisations = organisations;
        this.directory = directory;
        this.people = people;
        this.signIn = signIn;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** Whether the invited address has an account; whoever holds the token may know. */
    public boolean known(Answering.Offer offer) {
        return directory.find(new EmailAddress(offer.email())).isPresent();
    }

    /** As who is signed in already; empty if the invitation is not good any more. */
    public Optional<MemberPrincipal> as(MemberPrincipal principal, String token) {
        var person = transaction.execute(_ -> people.findById(principal.person()));
        return person.flatMap(p -> accept(p, token));
    }

    /**
     * By the password of the account that the invited address has; empty if it is wrong.
     *
     * @throws ThrottledException if it was tried too often
     */
    public Optional<MemberPrincipal> withPassword(String token, String password) {
        return answering
                .open(token)
                .flatMap(offer -> signIn.check(offer.email(), password))
                .flatMap(person -> accept(person, token));
    }

    /** As a new person; the token has proven the mailbox. The password passed the rule. */
    public Optional<MemberPrincipal> asNew(
            String token, String name, String password, Locale locale) {
        return answering
                .open(token)
                .filter(offer -> !known(offer))
                .map(offer -> make(new EmailAddress(offer.email()), name, password, locale))
                .flatMap(person -> accept(person, token));
    }

    private Person make(EmailAddress email, String name, String password, Locale locale) {
        var person = Person.withPassword(email, name, passwords.encode(password), locale);
        person.verify();
        return transaction.execute(_ -> people.saveAndFlush(person));
    }

    private Optional<MemberPrincipal> accept(Person person, String token) {
        return answering
                .accept(token, person.id())
                .flatMap(tenant -> organisations.place(tenant, person.id()))
                .map(place -> MemberPrincipal.of(person, place));
    }
}
