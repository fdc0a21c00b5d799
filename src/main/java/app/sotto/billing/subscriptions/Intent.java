package app.sotto.billing.subscriptions;

import app.sotto.billing.PlanId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants Stripe to do, written down before it is asked.
 *
 * @param id the idempotency key: the same request, however often it is made
 * @param subscription it is meant for, by Stripe's name
 * @param plan to change to; null: as it is
 * @param at the moment from which days are counted
 */
record Intent(
        UUID id,
        Kind kind,
        String subscription,
        @Nullable PlanId plan,
        int seats,
        Instant at,
        @Nullable UUID actor) {

    /** What is wanted. */
    enum Kind {
        PLAN,
        SEATS,
        CANCEL,
        RESUME
    }

    String key() {
        return "intent-" + id;
    }
}
