package app.sotto.inference;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a node. The tenant that is bound where it is made pays for it with its turn in the
 * queue.
 *
 * @param weight outstanding work this adds: seconds of audio for speech, tokens for text
 * @param patience how long to wait for a node
 * @param session keeps the work of one live dictation together, or null
 * @param instead a lease whose node failed, or is slow: another node is wanted, or null
 */
public record Demand(
        Model model,
        double weight,
        WorkClass workClass,
        Duration patience,
        @Nullable Session session,
        @Nullable Lease instead) {

    public Demand {
        if (!(weight >= 0) || patience.isNegative()) {
            throw new IllegalArgumentException("Weight and patience cannot be negative");
        }
    }

    /** Work that somebody waits for. */
    public static Demand of(Model model, double weight, Duration patience) {
        return new Demand(model, weight, WorkClass.INTERACTIVE, patience, null, null);
    }

    public Demand as(WorkClass urgency) {
        return new Demand(model, weight, urgency, patience, session, instead);
    }

    public Demand in(Session live) {
        return new Demand(model, weight, workClass, patience, live, instead);
    }

    /** The same wish once more, on another node than that. */
    public Demand insteadOf(Lease lease) {
        return new Demand(model, weight, workClass, patience, session, lease);
    }

    /** The same wish, with less time to wait. */
    public Demand waiting(Duration limit) {
        return new Demand(model, weight, workClass, limit, session, instead);
    }

    public Optional<Session> inSession() {
        return Optional.ofNullable(session);
    }
}
