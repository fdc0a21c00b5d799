package app.sotto.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the current tenant used: true at once after each settlement. */
public interface UsageHistory {

    /** By day (in the tenant's time zone), model and caller, oldest first; {@code to} excluded. */
    List<Row> between(Instant from, Instant to);

    /**
     * One day of one caller with one model.
     *
     * @param chargedSeconds speech found, rounded up per dictation
     * @param promptTokens as far as nodes counted them; likewise the next
     * @param receivedSeconds audio decoded, rounded up over the day
     */
    record Row(
            LocalDate day,
            String model,
            UUID caller,
            long requests,
            long chargedSeconds,
            long receivedSeconds,
            long promptTokens,
            long completionTokens) {}
}
