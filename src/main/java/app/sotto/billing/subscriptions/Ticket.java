package app.sotto.billing.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Drawn before Stripe is asked.
 *
 * @param due what was due then
 */
record Ticket(long number, String customer, @Nullable Instant due) {}
