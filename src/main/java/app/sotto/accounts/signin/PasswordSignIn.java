package app.sotto.accounts.signin;

import static app.sotto.accounts.people.Throttle.Limit.SIGN_IN_BY_ADDRESS;
import static app.sotto.accounts.people.Throttle.Limit.SIGN_IN_BY_EMAIL;

import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.Person;
import app.sotto.accounts.people.Throttle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Checks an e-mail address and password, not too often, in the same time for whoever it is. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Directory directory;
    private final PasswordEncoder passwords;
    private final Throttle throttle;
    private final Entering entering;

    /** What a person without a password is checked against, so that they take as long. */
    private final Supplier<String> nobodysHash;

    PasswordSignIn(
            Directory directory, PasswordEncoder passwords, Throttle throttle, Entering entering) {
        this.directory = directory;
        this.passwords = passwords;
        this.throttle = throttle;
        this.entering = entering;
        this.nobodysHash = SingletonSupplier.of(() -> passwords.encode("nobody's"));
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var email = presented.getName();
        var password = String.valueOf(presented.getCredentials());
        if (presented.getDetails() instanceof WebAuthenticationDetails details) {
            refuseWhenThrottled(SIGN_IN_BY_ADDRESS, details.getRemoteAddress());
        }
        return check(email, password)
                .map(person -> entering.enter(person, "password").authentication())
                .orElseThrow(() -> new BadCredentialsException("Wrong address or password"));
    }

    /**
     * The person whose password this is.
     *
     * @throws ThrottledException if it was tried too often
     */
    Optional<Person> check(String email, String password) {
        var subject = email.strip().toLowerCase(Locale.ROOT);
        refuseWhenThrottled(SIGN_IN_BY_EMAIL, subject);
        var person =
                Optional.of(subject)
                        .filter(EmailAddress::looksRight)
                        .flatMap(s -> directory.find(new EmailAddress(s)));
        var hash = person.map(Person::passwordHash).orElseGet(nobodysHash);
        if (!passwords.matches(password, hash) || person.map(Person::passwordHash).isEmpty()) {
            return Optional.empty();
        }
        throttle.forget(SIGN_IN_BY_EMAIL, subject);
        return person;
    }

    private void refuseWhenThrottled(Throttle.Limit limit, String subject) {
        throttle.count(limit, subject)
                .ifPresent(wait -> {
                    throw new ThrottledException(wait);
                });
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
