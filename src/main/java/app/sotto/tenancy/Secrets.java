package app.sotto.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Random secrets in Crockford's base 32 (no letter that looks like a digit), and their SHA-256. A
 * plain hash is enough for what is drawn at random from 2^128 and more; passwords go to bcrypt.
 */
public final class Secrets {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /**
     * A new random secret.
     *
     * @param length in characters, of 5 bits each
     */
    public static String draw(int length) {
        var secret = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether a secret is the one kept, in a time that does not tell how much of it is right. */
    public static boolean proves(String secret, byte[] kept) {
        return MessageDigest.isEqual(kept, hash(secret));
    }
}
