package app.sotto.webhooks;

import app.sotto.tenancy.Caller;
import app.sotto.webhooks.Delivery.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was sent to the current tenant's endpoints, and sending it again. */
public interface Deliveries {

    /** An endpoint's, the newest first, without those that are older than the log reaches. */
    List<Delivery> of(UUID endpoint, int offset, int most);

    /** The newest first. */
    List<Attempt> attempts(UUID delivery);

    /**
     * Sends a {@code webhook.test} at once and waits for the answer, 15 seconds at most. It is not
     * repeated.
     */
    Attempt test(Caller.Member actor, UUID endpoint);

    /**
     * Sends it once more, with the same id; false if its endpoint is switched off, or it is being
     * sent just now.
     */
    boolean replay(Caller.Member actor, UUID delivery);

    /** Sends again what failed since then; how many that are. */
    int replayFailed(Caller.Member actor, UUID endpoint, Instant since);
}
