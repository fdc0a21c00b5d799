package app.sotto.billing;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What all organisations together bring in, for operators. Months are UTC's, recurring amounts are
 * cents of US dollars a month from plans' prices before tax and discounts; what is used beyond
 * plans stands apart. Definitions: docs/revenue.md.
 *
 * <p>What is unknown is empty, never zero.
 */
public interface Revenue {

    /** All of it, as the books stand now. */
    Figures figures();

    /** The share of a month's price that is left after its costs: assumed, 0 to 1. */
    double margin();

    /**
     * Assumes another one from now on; audited.
     *
     * @throws IllegalArgumentException unless it is more than 0 and at most 1
     */
    void assume(double margin, String operator);

    /**
     * As of one moment.
     *
     * @param running the month that is not over yet
     * @param months from the first movement to the running month, oldest first; empty before any
     * @param cohorts who first paid in the same month, oldest first
     * @param usageMicros overage by the month of its hours, in micro-units; from the first hour on
     * @param plans what is paid for now
     * @param standing who pays now, and who does not
     */
    record Figures(
            YearMonth running,
            List<Month> months,
            List<Cohort> cohorts,
            NavigableMap<YearMonth, Long> usageMicros,
            List<Held> plans,
            Standing standing) {

        /** Empty for a month before the first movement, and for one that is to come. */
        public Optional<Month> month(YearMonth month) {
            return months.stream().filter(one -> one.month().equals(month)).findFirst();
        }

        /** Empty before the first hour that was charged. */
        public OptionalLong usage(YearMonth month) {
            boolean known =
                    !usageMicros.isEmpty()
                            && !month.isBefore(usageMicros.firstKey())
                            && !month.isAfter(running);
            return known
                    ? OptionalLong.of(usageMicros.getOrDefault(month, 0L))
                    : OptionalLong.empty();
        }

        /**
         * What a customer brings in until they leave, in cents: ARPA × margin ÷ customers' churn.
         * Churn is the month's own, or for the running month that of the one before. Empty where
         * nobody left, or nobody could: then there is no telling.
         */
        public OptionalDouble lifetimeValue(Month month, double margin) {
            OptionalDouble churn =
                    (month.month().equals(running)
                                    ? month(running.minusMonths(1))
                                    : Optional.of(month))
                            .map(Month::customerChurn)
                            .orElse(OptionalDouble.empty());
            OptionalDouble each = month.averageCents();
            return each.isPresent() && churn.isPresent() && churn.getAsDouble() > 0
                    ? OptionalDouble.of(each.getAsDouble() * margin / churn.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /** One month: from what was there at its beginning to what was there at its end, or is now. */
    record Month(YearMonth month, Bridge cents, Customers customers) {

        /** A year's worth of what recurs at the end. */
        public long annualCents() {
            return Math.multiplyExact(cents.closing(), 12);
        }

        /** What is left of each 1 that was there at the beginning, with what the same added. */
        public OptionalDouble netRetention() {
            return share(
                    cents.opening() + cents.expansion() - cents.contraction() - cents.churn(),
                    cents.opening());
        }

        /** The same without what they added, so never more than 1. */
        public OptionalDouble grossRetention() {
            return share(cents.opening() - cents.contraction() - cents.churn(), cents.opening());
        }

        /** Of those who paid at the beginning, the share that does not at the end. */
        public OptionalDouble customerChurn() {
            return share(customers.lost(), customers.opening());
        }

        /** What a paying customer pays at the end. */
        public OptionalDouble averageCents() {
            return share(cents.closing(), customers.closing());
        }

        private static OptionalDouble share(long part, long whole) {
            return whole == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) part / (double) whole);
        }
    }

    /** Opening + started + expansion + returned − contraction − churn = closing. */
    record Bridge(
            long opening,
            long started,
            long expansion,
            long contraction,
            long churn,
            long returned,
            long closing) {}

    /**
     * Organisations that pay anything that recurs. Opening + started + returned − lost = closing.
     */
    record Customers(int opening, int started, int returned, int lost, int closing) {}

    /**
     * Who first paid in the same month.
     *
     * @param customers how many they were
     * @param cents what they began with, each month
     * @param kept at the end of that month, of the next, and so on
     */
    record Cohort(YearMonth began, int customers, long cents, List<Kept> kept) {

        /** What was left of it. */
        public record Kept(int customers, long cents) {}
    }

    /** A version of a plan, and who pays for it now. */
    record Held(Plan plan, int customers, int seats, long cents) {}

    /**
     * How all stand now.
     *
     * @param paying organisations whose plan is paid
     * @param pastDue whose last payment failed, and still count
     * @param pastDueCents what those pay a month
     * @param unpaid who owe and are on Free
     * @param trials who have not paid yet
     * @param disputes payments that somebody's bank is asked to take back
     */
    record Standing(
            int paying, int pastDue, long pastDueCents, int unpaid, int trials, int disputes) {}
}
