package app.sotto.accounts.keys;

import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyRing.Made;
import app.sotto.tenancy.Secrets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as it is written: {@code sk-sotto-<handle>_<secret>}. The handle finds it and may be
 * shown; the secret, 160 bits, proves it.
 */
record KeyText(String handle, String secret) {

    static final String PREFIX = "sk-sotto-";
    static final String CLIENT = "svc-sotto-";
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

    /** The two halves, as a service account sends them. */
    static Optional<KeyText> ofService(String clientId, String secret) {
        return clientId.startsWith(CLIENT)
                ? parse(PREFIX + clientId.substring(CLIENT.length()) + "_" + secret)
                : Optional.empty();
    }

    /** The same handle with another secret. */
    KeyText renewed() {
        return new KeyText(handle, Secrets.draw(32));
    }

    /** What may be seen at any time. */
    static String shown(Kind kind, String handle) {
        return kind == Kind.SERVICE ? CLIENT + handle : PREFIX + handle + "_…";
    }

    /** What is seen once. */
    Made made(Kind kind) {
        return kind == Kind.SERVICE
                ? new Made(CLIENT + handle, secret)
                : new Made(null, PREFIX + handle + "_" + secret);
    }

    /** Says nothing that opens a door. */
    @Override
    public String toString() {
        return shown(Kind.KEY, handle);
    }
}
