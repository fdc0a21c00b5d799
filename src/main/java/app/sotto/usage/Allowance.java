package app.sotto.usage;

import app.sotto.tenancy.Caller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the current tenant may spend. Held before work, settled once after, in the ledger's
 * transaction; a second settle is a no-op. Called inside a transaction, the ledger moves with it;
 * outside of one, what comes at the same time is booked by one commit. Either way it is durable
 * when a call returns.
 *
 * <p>Seconds are speech found, rounded up to a whole second per dictation.
 */
public interface Allowance {

    /** Holds an estimate before work starts. Nothing is always granted. */
    Admission hold(Caller caller, Source source, Estimate estimate);

    /**
     * Holds more for work that goes on longer than estimated; false when the allowance is spent.
     */
    boolean extend(ReservationId reservation, Estimate total);

    /**
     * Books what was done and frees the rest.
     *
     * @return what it came to; a second time, what it came to the first time
     */
    Receipt settle(ReservationId reservation, Spent spent);

    /** Books nothing: the work failed or never started. */
    void release(ReservationId reservation);

    /** What is left this month to the organisation. */
    Standing standing();

    /** Seconds of speech that this caller may still hold this month. */
    long secondsLeft(Caller caller);

    /** What work would come to if it were done now. */
    Receipt quote(Source source, Estimate estimate);

    /** Which door the work came through. */
    enum Source {
        LIVE,
        FILE,
        API,
        POLISH,
        CHAT,
        EMBEDDING;

        /** The price of speech covers polishing it: its tokens are written down, not charged. */
        public boolean isSpeech() {
            return this == LIVE || this == FILE || this == API;
        }
    }

    /**
     * What a model answered.
     *
     * @param speech charged, rounded up to whole seconds
     * @param received decoded length, for the record
     * @param work who did it and how long it took
     */
    record Spent(Duration speech, Duration received, String model, Tokens tokens, Work work) {

        public Spent(Duration speech, Duration received, String model, Tokens tokens) {
            this(speech, received, model, tokens, Work.UNKNOWN);
        }
    }

    /**
     * As a node counted them. What it did not count is null, and what cannot be (below zero, above
     * {@link #MOST}) is taken for not counted.
     *
     * @param prompt read, those it still knew included
     * @param cached of them, those it still knew
     * @param completion written
     */
    record Tokens(@Nullable Long prompt, @Nullable Long cached, @Nullable Long completion) {

        public static final Tokens NONE = new Tokens(0L, 0L, 0L);

        /** More than any request of any model: a million tokens of context, many times over. */
        public static final long MOST = 100_000_000;

        public Tokens {
            prompt = possible(prompt);
            cached = possible(cached);
            completion = possible(completion);
            if (prompt != null && cached != null && cached > prompt) {
                cached = null;
            }
        }

        /** Counts as a client gives them, where -1 stands for not counted. */
        public static Tokens of(long prompt, long completion) {
            return new Tokens(prompt, null, completion);
        }

        /** Read and written together, as far as they were counted. */
        public long total() {
            return (prompt == null ? 0 : prompt) + (completion == null ? 0 : completion);
        }

        private static @Nullable Long possible(@Nullable Long count) {
            return count == null || count < 0 || count > MOST ? null : count;
        }
    }

    /**
     * Who did it.
     *
     * @param node its name; null: unknown
     * @param gpu how long it was at it; null: unknown
     */
    record Work(@Nullable String node, @Nullable Duration gpu) {

        public static final Work UNKNOWN = new Work(null, null);
    }

    /**
     * The organisation's month.
     *
     * @param limitSeconds included in the plan
     * @param remainingSeconds that may still be held, overage within the budget included
     * @param limitTokens included in the plan
     * @param chargedMicros overage so far
     * @param budgetMicros the most overage; null: no limit; 0 where the plan stops
     */
    record Standing(
            long limitSeconds,
            long usedSeconds,
            long heldSeconds,
            long remainingSeconds,
            long limitTokens,
            long usedTokens,
            long heldTokens,
            long chargedMicros,
            @Nullable Long budgetMicros,
            Instant periodStart,
            Instant renewsAt) {

        public long includedSecondsLeft() {
            return Math.max(0, limitSeconds - usedSeconds - heldSeconds);
        }

        public long includedTokensLeft() {
            return Math.max(0, limitTokens - usedTokens - heldTokens);
        }
    }
}
