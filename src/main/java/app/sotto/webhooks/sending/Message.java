package app.sotto.webhooks.sending;

import app.sotto.webhooks.EventType;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is sent, in the form that Standard Webhooks recommends: ids, figures and where to ask, never
 * words that were spoken.
 *
 * @param timestamp when it happened
 */
record Message(String type, Instant timestamp, Data data) {

    Message(EventType type, Instant timestamp, Data data) {
        this(type.key(), timestamp, data);
    }

    /** What it happened to. */
    sealed interface Data permits Finished, Failed, Neared, Tried {}

    /**
     * Text can be had.
     *
     * @param chargedSeconds whole seconds of speech
     * @param path where it is, below this installation's address
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Finished(UUID id, String status, long chargedSeconds, String path) implements Data {}

    /** There is no text; why, stands where it is asked for. */
    record Failed(UUID id, String status, String path) implements Data {}

    /**
     * A limit comes near.
     *
     * @param holder {@code organisation}, or the id of a member or a key
     * @param month such as 2026-11
     */
    record Neared(String holder, String month, String measure, int percent, String path)
            implements Data {}

    /** Somebody tries an endpoint. */
    record Tried(UUID endpoint) implements Data {}
}
