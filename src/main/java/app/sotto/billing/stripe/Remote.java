package app.sotto.billing.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as Stripe knows it.
 *
 * @param status in Stripe's words
 * @param item the line that carries the plan
 * @param lookupKey names that line's price
 * @param checkout which of our ways to the till made it; null: none of them
 */
public record Remote(
        String id,
        String status,
        String item,
        String lookupKey,
        int quantity,
        Instant created,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        boolean cancels,
        @Nullable Instant trialEnd,
        @Nullable Instant endedAt,
        @Nullable String checkout) {}
