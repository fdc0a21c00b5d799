package app.sotto.billing.metering;

import app.sotto.billing.subscriptions.Summary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment for which an hour is booked, which decides on whose invoice it is: its last second, or
 * now while it goes on. So the hour in which a period ends belongs to the next one; only where none
 * follows, to the one that ends. An hour is never booked in two periods: the last word counts.
 */
public final class Booking {

    private static final Duration HOUR = Duration.ofHours(1);

    private Booking() {}

    static Instant of(Instant hour, Instant now, Summary subscription) {
        Instant last = lastSecond(hour, end(subscription));
        return now.isBefore(last) ? now : last;
    }

    /**
     * For an hour that is over.
     *
     * @param end when the subscription ends; null: it goes on
     */
    public static Instant lastSecond(Instant hour, @Nullable Instant end) {
        Instant last = hour.plus(HOUR).minusSeconds(1);
        return end != null && end.isAfter(hour) && !end.isAfter(last) ? end.minusSeconds(1) : last;
    }

    /** Null: it goes on. */
    public static @Nullable Instant end(Summary subscription) {
        return switch (subscription.status()) {
            case CANCELLED -> subscription.endedAt();
            case TRIALING, ACTIVE, PAST_DUE, UNPAID, INCOMPLETE ->
                    subscription.cancels() ? subscription.periodEnd() : null;
        };
    }
}
