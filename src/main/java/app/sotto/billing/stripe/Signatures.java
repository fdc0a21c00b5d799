package app.sotto.billing.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows whether Stripe sent something, and just now. */
@Component
public class Signatures {

    private static final long TOLERANCE_SECONDS = 300;

    private final Connection connection;

    Signatures(Connection connection) {
        this.connection = connection;
    }

    /** Whether one of the secrets signed exactly these characters within the last five minutes. */
    public boolean signed(String body, @Nullable String header) {
        return header != null
                && connection.webhookSecrets().stream()
                        .anyMatch(secret -> signed(body, header, secret));
    }

    private static boolean signed(String body, String header, String secret) {
        try {
            return Webhook.Signature.verifyHeader(body, header, secret, TOLERANCE_SECONDS);
        } catch (SignatureVerificationException e) {
            return false;
        }
    }
}
