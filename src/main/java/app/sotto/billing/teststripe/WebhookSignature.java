package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook: HMAC-SHA256 over {@code timestamp.payload}, one {@code v1} for each secret while
 * they rotate.
 *
 * <p>Copies: https://docs.stripe.com/webhooks/signature (2026-07-29.dahlia).
 */
final class WebhookSignature {
    private WebhookSignature() {}

    static String header(String payload, long timestamp, List<String> secrets) {
        var header = new StringBuilder("t=").append(timestamp);
        for (var secret : secrets) {
            header.append(",v1=").append(sign(timestamp + "." + payload, secret));
        }
        return header.toString();
    }

    private static String sign(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }
}
