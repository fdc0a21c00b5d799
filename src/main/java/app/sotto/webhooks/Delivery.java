package app.sotto.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event for one endpoint.
 *
 * @param messageId the {@code webhook-id}, the same at each attempt
 * @param payload what is sent, in JSON
 * @param attempts how often it was sent, replays counted
 * @param nextAt when it is sent again; null: not by itself
 * @param last null before the first attempt
 */
public record Delivery(
        UUID id,
        String messageId,
        String type,
        String payload,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAt,
        @Nullable Attempt last) {

    /** Whether the other side has it. */
    public enum State {
        WAITING,
        DELIVERED,
        /** It was tried for days, or nobody listens any more. */
        FAILED
    }

    /**
     * One call.
     *
     * @param status the answer's; null: there was none
     * @param millis how long it took
     * @param answer the first kilobyte of it, or why there is none
     */
    public record Attempt(Instant at, @Nullable Integer status, long millis, String answer) {

        public boolean arrived() {
            return status != null && status / 100 == 2;
        }
    }
}
