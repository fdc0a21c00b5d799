package app.sotto.accounts.signin;

import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import app.sotto.audit.Audit;
import app.sotto.tenancy.Caller;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person changes about themselves; every call is made as the signed-in tenant. */
@Component
public class Profile {

    private final People people;
    private final PasswordEncoder passwords;
    private final Audit audit;

    Profile(People people, PasswordEncoder passwords, Audit audit) {
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<Person> of(UUID person) {
        return people.findById(person);
    }

    @Transactional
    public void rename(UUID person, String name) {
        people.findById(person).ifPresent(p -> p.rename(name));
    }

    @Transactional
    public void speak(UUID person, Locale locale) {
        people.findById(person).ifPresent(p -> p.speak(locale));
    }

    /** False if the current password is wrong; who has none yet sets their first. */
    @Transactional
    public boolean changePassword(Caller.Member actor, String current, String password) {
        var person = people.findById(actor.person()).orElseThrow();
        if (person.passwordHash() != null && !passwords.matches(current, person.passwordHash())) {
            return false;
        }
        person.changePassword(passwords.encode(password));
        audit.record(actor.id(), "accounts.password.change", actor.person().toString());
        return true;
    }

    @Transactional
    public void signOutEverywhere(Caller.Member actor) {
        people.findById(actor.person()).ifPresent(Person::signOutEverywhere);
        audit.record(actor.id(), "accounts.session.endAll", actor.person().toString());
    }
}
