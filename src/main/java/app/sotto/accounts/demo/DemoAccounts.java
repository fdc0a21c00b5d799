package app.sotto.accounts.demo;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.organisations.Place;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two accounts and a key to begin with, the same over restarts of one data folder. They exist in
 * the embedded default only, which listens on loopback.
 */
@Component
@ConditionalOnBooleanProperty("sotto.embedded")
class DemoAccounts {

    private static final String LOOPBACK = "127.0.0.1";
    private static final EmailAddress DEMO = new EmailAddress("demo@sotto.local");
    private static final EmailAddress OPERATOR = new EmailAddress("operator@sotto.local");

    private final Directory directory;
    private final People people;
    private final Organisations organisations;
    private final KeyRing keyRing;
    private final ApiKeys apiKeys;
    private final PasswordEncoder passwords;
    private final PublicAddress address;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final DemoFile file;
    private final String fixedPassword;
    private final PrintStream out;

    DemoAccounts(
            Directory directory,
            People people,
            Organisations organisations,
            KeyRing keyRing,
            ApiKeys apiKeys,
            PasswordEncoder passwords,
            PublicAddress address,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            @Value("${sotto.home}") Path home,
            @Value("${sotto.demo.password:}") String fixedPassword) {
        this.directory = directory;
        this.people = people;
        this.organisations = organisations;
        this.keyRing = keyRing;
        this.apiKeys = apiKeys;
        this.passwords = passwords;
        this.address = address;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
        this.file = new DemoFile(home);
        this.fixedPassword = fixedPassword;
        this.out = System.out;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var demoPassword = password("demo");
        var operatorPassword = password("operator");
        var demo = account(DEMO, "Demo", demoPassword, false);
        var _ = account(OPERATOR, "Operator", operatorPassword, true);
        out.println("Open " + address.base());
        out.println("Demo account: " + DEMO + " / " + demoPassword);
        out.println("Operator account: " + OPERATOR + " / " + operatorPassword);
        out.println("Demo API key: " + key(demo));
    }

    private String password(String account) {
        return fixedPassword.isBlank() ? file.password(account) : fixedPassword;
    }

    private Person account(EmailAddress email, String name, String password, boolean operator) {
        var known = directory.find(email);
        if (known.isEmpty()) {
            return found(email, name, password, operator);
        }
        var person = known.get();
        if (!passwords.matches(password, String.valueOf(person.passwordHash()))) {
            change(person.id(), password);
        }
        return person;
    }

    private Person found(EmailAddress email, String name, String password, boolean operator) {
        var person = Person.withPassword(email, name, passwords.encode(password), Locale.ENGLISH);
        person.verify();
        return currentTenant.callAs(
                TenantId.random(),
                () ->
                        transaction.execute(_ -> {
                            var saved =
                                    people.saveAndFlush(operator ? person.asOperator() : person);
                            organisations.found(name, saved.id());
                            return saved;
                        }));
    }

    private void change(UUID person, String password) {
        transaction.executeWithoutResult(_ ->
                people.findById(person)
                        .ifPresent(p -> p.changePassword(passwords.encode(password))));
    }

    private String key(Person demo) {
        var kept = file.get("demo.key");
        if (apiKeys.authenticate(kept, LOOPBACK) instanceof ApiKeys.Answer.Welcome) {
            return kept;
        }
        var place = organisations.placesOf(demo.id()).getFirst();
        var made =
                currentTenant.callAs(
                        place.tenant(),
                        () ->
                                keyRing.create(member(demo, place), Kind.KEY, "Demo", KeyTerms.ALL)
                                        .secret());
        file.set("demo.key", made);
        return made;
    }

    private static Caller.Member member(Person person, Place place) {
        return new Caller.Member(place.tenant(), place.member(), person.id());
    }
}
