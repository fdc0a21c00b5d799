package app.sotto.billing.teststripe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/**
 * Where billing periods begin and end.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/billing-cycle (2026-07-29.dahlia): the
 * day of the month of the anchor, or the last day of a month that is too short; all in UTC.
 */
final class Periods {
    private Periods() {}

    /** The end of the period of a price that begins at {@code start}, on the anchor's day. */
    static long end(long start, long anchor, JsonNode price) {
        var recurring = price.path("recurring");
        long count = Json.number(recurring, "interval_count");
        return switch (Json.need(recurring, "interval")) {
            case "day" -> start + count * Times.DAY;
            case "week" -> start + count * 7 * Times.DAY;
            case "month" -> plusMonths(anchor, start, count);
            case "year" -> plusMonths(anchor, start, count * 12);
            default ->
                    throw new IllegalStateException(
                            "A price's interval is day, week, month or year");
        };
    }

    /**
     * The first moment after {@code start} that lies a whole multiple of months after the anchor,
     * or just months later.
     */
    static long plusMonths(long anchor, long start, long months) {
        var from = utc(anchor);
        long passed = ChronoUnit.MONTHS.between(from, utc(start).plusDays(3));
        return from.plusMonths(passed + months).toEpochSecond();
    }

    static String day(long second) {
        return utc(second).toLocalDate().toString();
    }

    private static ZonedDateTime utc(long second) {
        return Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
    }
}
