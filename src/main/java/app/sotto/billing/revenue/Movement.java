package app.sotto.billing.revenue;

import app.sotto.billing.PlanId;
import app.sotto.tenancy.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A change of what one organisation pays each month.
 *
 * @param number counted from 1 within the organisation
 * @param at when it was heard of, so that a month that is over does not change
 * @param before cents a month
 * @param after cents a month
 * @param plan that it has then, or had until then
 */
record Movement(
        TenantId tenant,
        int number,
        Instant at,
        Kind kind,
        long before,
        long after,
        PlanId plan,
        int seats) {

    /** What became of it. */
    enum Kind {
        NEW,
        EXPANSION,
        CONTRACTION,
        CHURN,
        REACTIVATION;

        /**
         * @param first whether nothing was ever paid before
         */
        static Kind of(long before, long after, boolean first) {
            if (after == 0) {
                return CHURN;
            }
            if (before == 0) {
                return first ? NEW : REACTIVATION;
            }
            return after > before ? EXPANSION : CONTRACTION;
        }
    }

    YearMonth month() {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
