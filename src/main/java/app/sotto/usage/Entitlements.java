package app.sotto.usage;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What an organisation may use, whoever granted it.
 *
 * @param monthly speech a calendar month, in whole seconds
 * @param zone where its months begin at midnight
 */
public record Entitlements(Duration monthly, ZoneId zone) {

    public Entitlements {
        if (monthly.isNegative()) {
            throw new IllegalArgumentException("An allowance is zero or more, not " + monthly);
        }
    }

    /** What an organisation has before anybody grants it more. */
    public static Entitlements free(Duration monthly) {
        return new Entitlements(monthly, ZoneOffset.UTC);
    }
}
