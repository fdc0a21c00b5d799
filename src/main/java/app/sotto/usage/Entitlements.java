package app.sotto.usage;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation may use and at what price, whoever granted it. It never changes: a new plan
 * is a new grant.
 *
 * @param plan code of the plan, such as {@code pro}
 * @param version of the plan and its prices, from 1
 * @param monthly speech a calendar month, in whole seconds
 * @param monthlyTokens of text a calendar month, prompt and completion together
 * @param overage what happens beyond them
 * @param rates of requests
 * @param models names of the catalogue that may be asked; empty: all of them
 * @param concurrentDictations live at one time, of each member
 * @param retentionDays how long dictations are kept; null: until they are deleted
 */
public record Entitlements(
        String plan,
        int version,
        Duration monthly,
        long monthlyTokens,
        Overage overage,
        Prices prices,
        Rates rates,
        Set<String> models,
        int concurrentDictations,
        @Nullable Integer retentionDays) {

    public Entitlements {
        if (monthly.isNegative() || monthlyTokens < 0) {
            throw new IllegalArgumentException("An allowance is zero or more");
        }
        if (version < 1 || concurrentDictations < 1) {
            throw new IllegalArgumentException("Versions and dictations are counted from one");
        }
        models = Set.copyOf(models);
    }

    /** As these, with {@code seats} times the speech and text. */
    public Entitlements times(int seats) {
        return new Entitlements(
                plan,
                version,
                monthly.multipliedBy(seats),
                Math.multiplyExact(monthlyTokens, seats),
                overage,
                prices,
                rates,
                models,
                concurrentDictations,
                retentionDays);
    }

    /**
     * Beyond what is included.
     *
     * @param charged whether work goes on at the plan's prices; else it stops
     * @param budgetMicros the most a month before an owner sets another limit; null: none
     */
    public record Overage(boolean charged, @Nullable Long budgetMicros) {

        public static final Overage STOPS = new Overage(false, null);
    }

    /**
     * In micro-units (millionths) of the currency, before tax.
     *
     * @param speechSecond for a second of speech
     * @param promptMillion for a million tokens read
     * @param cachedMillion for a million tokens read that a node still knew
     * @param completionMillion for a million tokens written
     */
    public record Prices(
            long speechSecond, long promptMillion, long cachedMillion, long completionMillion) {

        public Prices {
            if (Math.min(
                            Math.min(speechSecond, promptMillion),
                            Math.min(cachedMillion, completionMillion))
                    < 0) {
                throw new IllegalArgumentException("A price is zero or more");
            }
        }
    }

    /** The most a minute, for the organisation and for each of its keys. */
    public record Rates(long requests, long audioSeconds, long tokens) {}
}
