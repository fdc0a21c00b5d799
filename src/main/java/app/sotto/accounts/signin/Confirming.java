package app.sotto.accounts.signin;

import static app.sotto.accounts.people.MailTokens.Purpose.VERIFY;
import static app.sotto.accounts.people.Throttle.Limit.LETTER_BY_EMAIL;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.MailTokens;
import app.sotto.accounts.people.People;
import app.sotto.accounts.people.Person;
import app.sotto.accounts.people.Throttle;
import app.sotto.mail.Letter;
import app.sotto.mail.MailUnavailableException;
import app.sotto.mail.Mailer;
import app.sotto.shell.kit.PublicAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves by mail that a person holds their mailbox. */
@Component
public class Confirming {

    private final MailTokens tokens;
    private final People people;
    private final Directory directory;
    private final Organisations organisations;
    private final Throttle throttle;
    private final Mailer mailer;
    private final PublicAddress address;
    private final TransactionTemplate transaction;

    Confirming(
            MailTokens tokens,
            People people,
            Directory directory,
            Organisations organisations,
            Throttle throttle,
            Mailer mailer,
            PublicAddress address,
            TransactionTemplate transaction) {
        this.tokens = tokens;
        this.people = people;
        this.directory = directory;
        this.organisations = organisations;
        this.throttle = throttle;
        this.mailer = mailer;
        this.address = address;
        this.transaction = transaction;
    }

    /**
     * Writes in the caller's transaction; where no mail can be sent, the address stays unproven.
     */
    void writeTo(Person person) {
        if (!mailer.available()) {
            return;
        }
        var token = tokens.issue(person.id(), VERIFY);
        var key = person.isProvisional() ? "accounts.mail.taken" : "accounts.mail.verify";
        mailer.send(
                new Letter(
                        person.email(),
                        person.locale(),
                        key,
                        List.of(person.name()),
                        address.at("/verify?token=" + token)));
    }

    /**
     * Writes once more to who has not confirmed yet.
     *
     * @throws ThrottledException if it was asked for too often
     * @throws app.sotto.mail.MailUnavailableException if no mail can be sent
     */
    public void writeAgain(UUID id) {
        if (!mailer.available()) {
            throw new MailUnavailableException();
        }
        transaction.executeWithoutResult(
                _ -> people.findById(id).filter(p -> !p.verified()).ifPresent(this::again));
    }

    private void again(Person person) {
        throttle.count(LETTER_BY_EMAIL, person.email())
                .ifPresent(wait -> {
                    throw new ThrottledException(wait);
                });
        writeTo(person);
    }

    /** Whether the mailbox is proven now; a link used before is as good as at its first use. */
    public boolean confirm(String token) {
        var holder = tokens.holder(token, VERIFY);
        if (holder.filter(MailTokens.Holder::good).isEmpty()) {
            return holder.flatMap(h -> person(h.person())).filter(Person::verified).isPresent();
        }
        var id = holder.get().person();
        person(id).flatMap(this::namesake).ifPresent(known -> organisations.passOn(id, known.id()));
        return Boolean.TRUE.equals(transaction.execute(_ -> confirmed(token)));
    }

    private Optional<Person> person(UUID id) {
        return Optional.ofNullable(transaction.execute(_ -> people.findById(id))).flatMap(p -> p);
    }

    /** Who has the account with a provisional person's address. */
    private Optional<Person> namesake(Person person) {
        return person.isProvisional()
                ? directory.find(new EmailAddress(person.email()))
                : Optional.empty();
    }

    private boolean confirmed(String token) {
        var person = tokens.redeem(token, VERIFY).flatMap(people::findById);
        person.ifPresent(p ->
                namesake(p)
                        .ifPresentOrElse(
                                known -> {
                                    known.verify();
                                    people.delete(p);
                                },
                                p::verify));
        return person.isPresent();
    }
}
