package app.sotto.billing.teststripe;

import java.security.SecureRandom;
import java.util.Locale;

/** Makes ids of Stripe's shape: a prefix that tells the kind, then random letters and digits. */
final class Ids {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next(String prefix) {
        return prefix + "_" + random(24);
    }

    static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Capital letters and digits only, as in invoice number prefixes and promotion codes. */
    static String capitals(int length) {
        return random(length).toUpperCase(Locale.ROOT);
    }
}
