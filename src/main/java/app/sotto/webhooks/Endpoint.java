package app.sotto.webhooks;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer hears what happened.
 *
 * @param oldSecretUntil until when the secret before signs too; null: no longer
 * @param last the newest delivery; null before the first
 */
public record Endpoint(
        UUID id,
        String url,
        String description,
        Set<EventType> types,
        Status status,
        Instant createdAt,
        @Nullable Instant oldSecretUntil,
        @Nullable Last last) {

    public boolean isOn() {
        return status == Status.ON;
    }

    /** Whether it gets events, and if not, who decided that. */
    public enum Status {
        ON,
        /** A person did. */
        OFF,
        /** It answered 410: there is nobody there any more. */
        GONE,
        /** Every attempt of five days failed. */
        FAILING
    }

    /** How it went, and when it was written. */
    public record Last(Delivery.State state, Instant at) {}
}
