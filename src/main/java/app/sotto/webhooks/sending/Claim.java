package app.sotto.webhooks.sending;

import app.sotto.webhooks.EventType;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that somebody is at, and nobody else.
 *
 * @param claim proves it when the answer is booked
 * @param tries with this one
 * @param sealed the secrets that sign
 */
record Claim(
        UUID delivery,
        UUID claim,
        UUID endpoint,
        String type,
        String payload,
        int tries,
        String url,
        List<byte[]> sealed) {

    boolean isTest() {
        return type.equals(EventType.TEST.key());
    }

    /** The {@code webhook-id}. */
    static String messageId(UUID delivery) {
        return "msg_" + delivery.toString().replace("-", "");
    }
}
