package app.sotto.usage;

import app.sotto.tenancy.Caller;
import java.time.Duration;
import java.time.Instant;

/**
 * The current tenant's minutes. Held before work, settled once after, in the ledger's transaction;
 * a second settle is a no-op. Seconds are speech found, rounded up to a whole second per dictation.
 */
public interface Allowance {

    /** Holds an estimate of speech before work starts. */
    Admission hold(Caller caller, Source source, Duration estimate);

    /**
     * Holds more for work that goes on longer than estimated; false when the allowance is spent.
     */
    boolean extend(ReservationId reservation, Duration total);

    /** Books what was done and frees the rest. */
    void settle(ReservationId reservation, Spent spent);

    /** Books nothing: the work failed or never started. */
    void release(ReservationId reservation);

    /** What is left this period. */
    Standing standing();

    /** Which door the work came through. */
    enum Source {
        LIVE,
        FILE,
        API,
        POLISH
    }

    /**
     * What a model answered.
     *
     * @param speech charged, rounded up to whole seconds
     * @param received decoded length, for the record
     * @param promptTokens as the node counted them, or -1 when it did not
     * @param completionTokens likewise
     */
    record Spent(
            Duration speech,
            Duration received,
            String model,
            long promptTokens,
            long completionTokens) {}

    /** Whole seconds of the period's allowance. */
    record Standing(
            long limitSeconds,
            long usedSeconds,
            long heldSeconds,
            Instant periodStart,
            Instant renewsAt) {

        public long remainingSeconds() {
            return Math.max(0, limitSeconds - usedSeconds - heldSeconds);
        }
    }
}
