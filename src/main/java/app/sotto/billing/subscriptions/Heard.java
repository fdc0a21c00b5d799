package app.sotto.billing.subscriptions;

import app.sotto.billing.PlanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe says about one subscription.
 *
 * @param item the line that carries the plan and its seats
 * @param cancels whether it ends with the period
 */
public record Heard(
        String id,
        String item,
        Status status,
        PlanId plan,
        int seats,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        boolean cancels,
        @Nullable Instant trialEnd,
        @Nullable Instant endedAt) {}
