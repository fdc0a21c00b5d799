package app.sotto.usage.events;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A share of a month's limit is used; told once for each share.
 *
 * @param holder whose limit it is: a member, a key, or the whole organisation, whose id is the
 *     tenant's
 * @param month its first day, where the tenant lives
 * @param percent 50, 80 or 100
 */
public record LimitNeared(UUID tenant, UUID holder, LocalDate month, Measure measure, int percent) {

    /** What the limit is in. */
    public enum Measure {
        MINUTES,
        MONEY
    }
}
