package app.sotto.accounts.keys;

import app.sotto.tenancy.Secrets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as it is written: {@code sk-sotto-<handle>_<secret>}. The handle finds it and may be
 * shown; the secret, 160 bits, proves it.
 */
record KeyText(String handle, String secret) {

    static final String PREFIX = "sk-sotto-";
    private static final Pattern WRITTEN =
            Pattern.compile(PREFIX + "([0-9a-z]{12})_([0-9a-z]{32})");

    static KeyText draw() {
        return new KeyText(Secrets.draw(12), Secrets.draw(32));
    }

    static Optional<KeyText> parse(String written) {
        var match = WRITTEN.matcher(written.strip());
        return match.matches()
                ? Optional.of(new KeyText(match.group(1), match.group(2)))
                : Optional.empty();
    }

    String written() {
        return PREFIX + handle + "_" + secret;
    }

    /** Says nothing that opens a door. */
    @Override
    public String toString() {
        return PREFIX + handle + "_…";
    }
}
