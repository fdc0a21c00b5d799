package app.sotto.usage.ledger;

import app.sotto.usage.Admission.Limit;
import app.sotto.usage.Cap;
import org.jspecify.annotations.Nullable;

/**
 * Whether more may be held. What is held is taken as if it were used, so that holds made at once
 * never exceed a limit together. The money of a member or key is the overage of its own work: what
 * was held before the organisation's minutes ran out may pass it, the organisation's own budget
 * never.
 */
record Limits(Terms terms, Counter organisation, Counter holder) {

    /** Which limit {@code more} would pass; null: none. */
    @Nullable Limit passedBy(Amount more) {
        if (more.isNothing()) {
            return null;
        }
        if (!terms.granted().overage().charged() && !included(more)) {
            return Limit.PLAN;
        }
        long exposure = exposure(organisation, more);
        Cap cap = terms.cap(organisation.key().holder());
        if (passes(cap.seconds(), organisation.committed().seconds() + more.seconds())
                || passes(budget(), organisation.chargedMicros() + exposure)) {
            return Limit.ORGANISATION;
        }
        return isOrganisation() || !holderPasses(more, exposure) ? null : Limit.HOLDER;
    }

    /** The most seconds that may be held now. */
    long secondsLeft() {
        long low = 0;
        long high = mostSeconds();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (passedBy(new Amount(middle, 0)) == null) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** A year: more than anybody holds in a month. */
    private static long mostSeconds() {
        return 366L * 24 * 3600;
    }

    private boolean included(Amount more) {
        Amount then = organisation.committed().plus(more);
        boolean speech =
                more.seconds() == 0 || then.seconds() <= terms.granted().monthly().toSeconds();
        boolean text = more.tokens() == 0 || then.tokens() <= terms.granted().monthlyTokens();
        return speech && text;
    }

    private boolean holderPasses(Amount more, long organisationExposure) {
        Cap cap = terms.cap(holder.key().holder());
        long own = Pricing.most(terms.granted().prices(), holder.held().plus(more));
        return passes(cap.seconds(), holder.committed().seconds() + more.seconds())
                || passes(
                        cap.micros(), holder.chargedMicros() + Math.min(own, organisationExposure));
    }

    private long exposure(Counter counter, Amount more) {
        return Pricing.exposure(terms.granted(), counter.used(), counter.held().plus(more));
    }

    private @Nullable Long budget() {
        return terms.budget(organisation.key().holder());
    }

    private boolean isOrganisation() {
        return organisation.key().equals(holder.key());
    }

    private static boolean passes(@Nullable Long limit, long value) {
        return limit != null && value > limit;
    }
}
