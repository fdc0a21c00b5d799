package app.sotto.usage.ledger;

import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work that was done, once per reservation.
 *
 * @param receivedAt when it was booked; it occurred when its reservation was held
 */
record UsageEvent(
        Reservation reservation,
        Spent spent,
        Receipt receipt,
        Entitlements terms,
        ZoneId zone,
        Instant receivedAt) {

    /**
     * The hour it is summed in, which begins where the tenant lives. It is the hour of booking, so
     * that an hour that has passed does not change any more.
     */
    Instant hour() {
        return receivedAt.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    /** Null: unknown. */
    @Nullable Long gpuMillis() {
        Duration gpu = spent.work().gpu();
        return gpu == null ? null : gpu.toMillis();
    }
}
