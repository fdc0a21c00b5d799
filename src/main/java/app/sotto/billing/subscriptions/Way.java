package app.sotto.billing.subscriptions;

import app.sotto.billing.PlanId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to the till.
 *
 * @param id of our row; Stripe's session bears it too
 * @param locale of the page at Stripe: a part of the request, so that it stays the same
 * @param session Stripe's name; null: not known to have been opened
 */
record Way(
        UUID id,
        PlanId plan,
        int seats,
        @Nullable Instant trialEnd,
        Locale locale,
        @Nullable String session,
        @Nullable URI url,
        Instant askedAt) {

    boolean leadsTo(PlanId wanted, int wantedSeats) {
        return plan.equals(wanted) && seats == wantedSeats;
    }
}
