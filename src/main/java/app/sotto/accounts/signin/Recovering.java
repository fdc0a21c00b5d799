package app.sotto.accounts.signin;

import static app.sotto.accounts.people.MailTokens.Purpose.RESET;
import static app.sotto.accounts.people.Throttle.Limit.LETTER_BY_ADDRESS;
import static app.sotto.accounts.people.Throttle.Limit.LETTER_BY_EMAIL;

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
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A new password for who forgot theirs, by mail. */
@Component
public class Recovering {

    private final MailTokens tokens;
    private final People people;
    private final Directory directory;
    private final Throttle throttle;
    private final PasswordEncoder passwords;
    private final Mailer mailer;
    private final PublicAddress address;

    Recovering(
            MailTokens tokens,
            People people,
            Directory directory,
            Throttle throttle,
            PasswordEncoder passwords,
            Mailer mailer,
            PublicAddress address) {
        this.tokens = tokens;
        this.people = people;
        this.directory = directory;
        this.throttle = throttle;
        this.passwords = passwords;
        this.mailer = mailer;
        this.address = address;
    }

    public boolean possible() {
        return mailer.available();
    }

    /**
     * Writes to the address if it has an account; says nothing about whether it has.
     *
     * @param from the network address that asks
     * @throws ThrottledException if it was asked for too often
     * @throws MailUnavailableException if no mail can be sent
     */
    @Transactional
    public void ask(EmailAddress email, String from) {
        if (!possible()) {
            throw new MailUnavailableException();
        }
        refuseWhenThrottled(LETTER_BY_ADDRESS, from);
        refuseWhenThrottled(LETTER_BY_EMAIL, email.value());
        directory.find(email).ifPresent(this::write);
    }

    private void refuseWhenThrottled(Throttle.Limit limit, String subject) {
        throttle.count(limit, subject)
                .ifPresent(wait -> {
                    throw new ThrottledException(wait);
                });
    }

    private void write(Person person) {
        var token = tokens.issue(person.id(), RESET);
        mailer.send(
                new Letter(
                        person.email(),
                        person.locale(),
                        "accounts.mail.reset",
                        List.of(person.name()),
                        address.at("/reset?token=" + token)));
    }

    /** The address behind a link that is still good. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(String token) {
        return tokens.holder(token, RESET)
                .filter(MailTokens.Holder::good)
                .flatMap(holder -> people.findById(holder.person()))
                .map(Person::email);
    }

    /**
     * Sets a password that passed the {@code PasswordRule}, and ends every session; false if the
     * link is not good any more.
     */
    @Transactional
    public boolean reset(String token, String password) {
        var person = tokens.redeem(token, RESET).flatMap(people::findById);
        person.ifPresent(p -> {
            p.changePassword(passwords.encode(password));
            p.verify();
        });
        return person.isPresent();
    }
}
