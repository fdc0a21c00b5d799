package app.sotto.accounts.people;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, in small letters. */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern CHARACTERS = Pattern.compile("[^\\s\\p{Cntrl}<>(),;:\"\\\\]+");
    private static final Pattern SYNTAX =
            Pattern.compile("[^@]{1,64}@[^@.]+(\\.[^@.]+)*\\.[^@.]{2,}");

    /**
     * @throws IllegalArgumentException if it cannot be an address
     */
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST
                || !CHARACTERS.matcher(value).matches()
                || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
    }

    public static boolean looksRight(String value) {
        try {
            return !new EmailAddress(value).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What stands before the @: a name for who gave none. */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
