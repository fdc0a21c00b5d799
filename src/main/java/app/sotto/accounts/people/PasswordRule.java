package app.sotto.accounts.people;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Which passwords are good enough: long, and not among those that are guessed first. */
@Component
public class PasswordRule {

    private static final int SHORTEST = 10;

    /** BCrypt hears no more than this many bytes. */
    private static final int MOST_BYTES = 72;

    /** Bits of guessing work, by the estimate of zxcvbn (Wheeler, USENIX Security 2016). */
    private static final double LEAST_ENTROPY = 30;

    /** Reads its dictionaries when the first password comes, not while the application starts. */
    private final Supplier<Nbvcxz> estimator =
            SingletonSupplier.of(() ->
                    new Nbvcxz(
                            new ConfigurationBuilder()
                                    .setMinimumEntropy(LEAST_ENTROPY)
                                    .createConfiguration()));

    public Optional<Objection> objectionTo(String password, String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Objection.TOO_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of(Objection.TOO_LONG);
        }
        if (password.strip().equalsIgnoreCase(email.strip())
                || !estimator.get().estimate(password).isMinimumEntropyMet()) {
            return Optional.of(Objection.TOO_COMMON);
        }
        return Optional.empty();
    }

    /** What is wrong with a password; {@link #key} names the sentence for it. */
    public enum Objection {
        TOO_SHORT("accounts.password.tooShort"),
        TOO_LONG("accounts.password.tooLong"),
        TOO_COMMON("accounts.password.tooCommon");

        private final String key;

        Objection(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
