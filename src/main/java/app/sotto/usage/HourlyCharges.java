package app.sotto.usage;

import java.time.Instant;
import java.util.List;

/**
 * What the current tenant used beyond its plan, by the hour of booking: true at once, and for good
 * once the hour has passed.
 */
public interface HourlyCharges {

    /** Hours with anything to charge, oldest first; {@code to} excluded. */
    List<Charge> between(Instant from, Instant to);

    /**
     * One hour of speech or of text.
     *
     * @param hour its beginning, a whole hour of UTC
     * @param micros of overage, in micro-units
     */
    record Charge(Instant hour, Kind kind, long micros) {}

    /** What is charged. */
    enum Kind {
        SPEECH,
        TEXT
    }
}
