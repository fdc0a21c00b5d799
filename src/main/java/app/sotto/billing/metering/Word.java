package app.sotto.billing.metering;

import app.sotto.billing.stripe.Meter;
import app.sotto.tenancy.TenantId;
import java.time.Instant;

/**
 * How much an hour came to, as last counted.
 *
 * @param hour a whole hour of UTC
 * @param micros of overage in the whole of it, so far
 * @param number counted from 1 within the hour; a part of its key
 * @param at the moment for which Stripe books it
 */
record Word(TenantId tenant, Instant hour, Meter meter, long micros, int number, Instant at) {

    String key() {
        return "%s-%s-%d-%d".formatted(tenant, meter, hour.getEpochSecond(), number);
    }
}
