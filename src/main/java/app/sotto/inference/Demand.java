package app.sotto.inference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a node. The tenant that is bound where it is made pays for it with its turn in the
 * queue.
 *
 * @param weight outstanding work this adds: seconds of audio for speech, tokens for text
 * @param patience how long to wait for a node
 * @param whileAway how long of that to wait while no node is there that could do it
 * @param until when nobody wants the answer any more, retries included; null where somebody will
 * @param session keeps the work of one live dictation together, or null
 * @param instead a lease whose node failed, or is slow: another node is wanted, or null
 */
public record Demand(
        Model model,
        double weight,
        WorkClass workClass,
        Duration patience,
        Duration whileAway,
        @Nullable Instant until,
        @Nullable Session session,
        @Nullable Lease instead) {

    public Demand {
        if (!(weight >= 0) || patience.isNegative() || whileAway.isNegative()) {
            throw new IllegalArgumentException("Weight and patience cannot be negative");
        }
    }

    /** Work that somebody waits for. */
    public static Demand of(Model model, double weight, Duration patience) {
        return new Demand(
                model, weight, WorkClass.INTERACTIVE, patience, patience, null, null, null);
    }

    public Demand as(WorkClass urgency) {
        return new Demand(model, weight, urgency, patience, whileAway, until, session, instead);
    }

    public Demand in(@Nullable Session live) {
        return new Demand(model, weight, workClass, patience, whileAway, until, live, instead);
    }

    /** The same wish once more, on another node than that. */
    public Demand insteadOf(Lease lease) {
        return new Demand(model, weight, workClass, patience, whileAway, until, session, lease);
    }

    /** The same wish, with less time to wait. */
    public Demand waiting(Duration limit) {
        return new Demand(model, weight, workClass, limit, limit, until, session, instead);
    }

    /** The same wish, with less time to wait while nobody is there. */
    public Demand waitingWhileAway(Duration limit) {
        return new Demand(model, weight, workClass, patience, limit, until, session, instead);
    }

    /** The same wish of somebody who goes away at some moment. */
    public Demand until(@Nullable Instant deadline) {
        return new Demand(
                model, weight, workClass, patience, whileAway, deadline, session, instead);
    }

    public Optional<Session> inSession() {
        return Optional.ofNullable(session);
    }
}
