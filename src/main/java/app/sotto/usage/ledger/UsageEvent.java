package app.sotto.usage.ledger;

import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Estimate;
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

    /** Prices work by the terms of its organisation and what that used until now. */
    static UsageEvent of(Book book, Reservation work, Spent spent) {
        Terms terms = book.terms(work.holder().tenant());
        Tokens charged = Pricing.charged(work.source(), spent.tokens());
        long seconds = Estimate.speech(spent.speech()).seconds();
        Receipt receipt = Pricing.receipt(terms.granted(), book.usedBefore(work), seconds, charged);
        return new UsageEvent(work, spent, receipt, terms.granted(), terms.zone(), book.now());
    }

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
