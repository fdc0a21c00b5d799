package app.sotto.billing.stripe;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, or one that is to come. Amounts in cents.
 *
 * @param id null while it is only a preview
 * @param status in Stripe's words: draft, open, paid, uncollectible, void
 * @param payments that were made on it, by Stripe's name for them
 */
public record Invoice(
        @Nullable String id,
        @Nullable String number,
        Instant created,
        String status,
        String currency,
        long total,
        long due,
        long paid,
        @Nullable URI page,
        @Nullable URI pdf,
        @Nullable URI receipt,
        @Nullable Instant nextAttempt,
        List<Line> lines,
        List<String> payments) {

    /**
     * One line.
     *
     * @param lookupKey names its price; null: a price that is none of ours
     * @param quantity seats, or micro-units of what was used
     */
    public record Line(
            String description,
            @Nullable String lookupKey,
            BigDecimal quantity,
            long amount,
            boolean proration,
            Instant from,
            Instant to) {}
}
