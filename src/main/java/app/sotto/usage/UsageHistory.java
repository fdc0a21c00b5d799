package app.sotto.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the current tenant used: true at once after each settlement. */
public interface UsageHistory {

    /** By day (in the tenant's time zone), model and holder, oldest first; {@code to} excluded. */
    List<Row> between(Instant from, Instant to);

    /** What pieces of work came to; those that were not settled are missing. */
    Map<ReservationId, Receipt> receipts(Collection<ReservationId> reservations);

    /**
     * One day of one member or key with one model.
     *
     * @param chargedSeconds speech found, rounded up per dictation
     * @param receivedSeconds audio decoded, rounded up over the day
     * @param promptTokens as far as nodes counted them; likewise the next
     * @param includedMicros what the plan covered, in micro-units
     * @param overageMicros what is paid on top
     */
    record Row(
            LocalDate day,
            String model,
            UUID holder,
            long requests,
            long chargedSeconds,
            long receivedSeconds,
            long promptTokens,
            long completionTokens,
            long includedMicros,
            long overageMicros) {}
}
