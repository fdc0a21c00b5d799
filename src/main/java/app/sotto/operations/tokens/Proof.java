package app.sotto.operations.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a secret. A plain hash is enough for what is drawn at random from 2^128 and more.
 */
final class Proof {

    private Proof() {}

    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** In a time that does not tell how much of it is right. */
    static boolean holds(byte[] kept, String secret) {
        return MessageDigest.isEqual(kept, of(secret));
    }
}
