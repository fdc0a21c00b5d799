package app.sotto.usage.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** A calendar month where the tenant lives; {@code end} excluded. */
record Period(LocalDate month, Instant start, Instant end) {

    /** Midnight on the first, or the first moment that exists there on a day when clocks change. */
    static Period of(Instant moment, ZoneId zone) {
        YearMonth month = YearMonth.from(moment.atZone(zone));
        return new Period(month.atDay(1), begin(month, zone), begin(month.plusMonths(1), zone));
    }

    private static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
