package app.sotto.billing.stripe;

import app.sotto.billing.Plan;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is brought to the till.
 *
 * @param id of our row: the session's idempotency key
 * @param trialEnd when the first payment is due; null: at once
 * @param back where the buyer comes back to, either way
 */
public record Basket(
        String id,
        String customer,
        Plan plan,
        int seats,
        @Nullable Instant trialEnd,
        URI back,
        Locale locale) {}
