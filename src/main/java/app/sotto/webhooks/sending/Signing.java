package app.sotto.webhooks.sending;

import app.sotto.tenancy.Sealing;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Secrets, and what is signed with them, as <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a> 1.0 says: HMAC-SHA256 over id, time and body.
 */
@Component
class Signing {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealing sealing;

    Signing(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Another secret. */
    Secret draw() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key), sealing.seal(key));
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param sealed the secrets that sign, as they are kept
     */
    String header(List<byte[]> sealed, String id, Instant at, String body) {
        return sealed.stream()
                .map(sealing::open)
                .map(key -> signature(key, id, at, body))
                .collect(Collectors.joining(" "));
    }

    private static String signature(byte[] key, String id, Instant at, String body) {
        try {
            return new Webhook(key).sign(id, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("A secret of an endpoint cannot sign", e);
        }
    }

    /**
     * A new secret.
     *
     * @param shown to the customer, once
     * @param sealed as it is kept
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Secret(String shown, byte[] sealed) {}
}
