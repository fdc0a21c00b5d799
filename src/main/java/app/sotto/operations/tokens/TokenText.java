package app.sotto.operations.tokens;

import app.sotto.tenancy.Secrets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token as it is written: {@code join-<handle>_<secret>} or {@code
 * sk-operator-<handle>_<secret>}. The handle finds it and may be shown; the secret, 160 bits,
 * proves it.
 */
record TokenText(TokenKind kind, String handle, String secret) {

    private static final Pattern WRITTEN =
            Pattern.compile("(sk-operator-|join-)([0-9a-z]{12})_([0-9a-z]{32})");

    static TokenText draw(TokenKind kind) {
        return new TokenText(kind, Secrets.draw(12), Secrets.draw(32));
    }

    static Optional<TokenText> parse(String written) {
        var match = WRITTEN.matcher(written);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(TokenKind.values())
                .filter(kind -> kind.prefix().equals(match.group(1)))
                .findFirst()
                .map(kind -> new TokenText(kind, match.group(2), match.group(3)));
    }

    String written() {
        return kind.prefix() + handle + "_" + secret;
    }

    /** Says nothing that opens a door. */
    @Override
    public String toString() {
        return kind.prefix() + handle + "_…";
    }
}
