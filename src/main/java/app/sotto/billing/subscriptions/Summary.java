package app.sotto.billing.subscriptions;

import app.sotto.billing.PlanId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an organisation's subscription stands, as last heard. */
public record Summary(
        UUID id,
        Status status,
        @Nullable PlanId plan,
        int seats,
        @Nullable String customer,
        @Nullable String stripeId,
        @Nullable String itemId,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        boolean cancels,
        @Nullable Instant trialEnd,
        boolean trialUsed,
        @Nullable Instant graceUntil,
        @Nullable Instant endedAt,
        @Nullable Instant heardAt,
        @Nullable Instant dueAt) {

    /** Whether a plan is paid for, or should be. */
    public boolean live() {
        return status.live();
    }
}
