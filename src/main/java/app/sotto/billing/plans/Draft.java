package app.sotto.billing.plans;

import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the next version of a plan says. How it is sold (by the seat or not) and its currency stay.
 *
 * @param priceCents a month, for each seat where it is sold by the seat
 * @param minutes of speech a month, of each seat
 * @param tokens of text a month, of each seat
 * @param models names of the catalogue; empty: all of them
 * @param retentionDays null: until deleted
 */
public record Draft(
        String nameEn,
        String nameZh,
        long priceCents,
        int leastSeats,
        int trialDays,
        long minutes,
        long tokens,
        Overage overage,
        Prices prices,
        Rates rates,
        Set<String> models,
        int concurrentDictations,
        @Nullable Integer retentionDays) {

    /** As it is. */
    public static Draft of(Plan plan) {
        Entitlements terms = plan.terms();
        return new Draft(
                plan.nameEn(),
                plan.nameZh(),
                plan.priceCents(),
                plan.seats().least(),
                plan.trialDays(),
                terms.monthly().toMinutes(),
                terms.monthlyTokens(),
                terms.overage(),
                terms.prices(),
                terms.rates(),
                terms.models(),
                terms.concurrentDictations(),
                terms.retentionDays());
    }

    /** The version that follows. */
    public Plan after(Plan from, int version) {
        String code = from.id().code();
        return new Plan(
                new PlanId(code, version),
                from.place(),
                nameEn,
                nameZh,
                priceCents,
                from.currency(),
                new Plan.Seats(from.seats().each(), leastSeats),
                trialDays,
                new Entitlements(
                        code,
                        version,
                        Duration.ofMinutes(minutes),
                        tokens,
                        overage,
                        prices,
                        rates,
                        models,
                        concurrentDictations,
                        retentionDays),
                lookupKey(code, version),
                Plan.State.OFFERED);
    }

    /** What its price is called at Stripe, where it is made at first use. */
    static String lookupKey(String code, int version) {
        return "sotto_%s_%d".formatted(code, version);
    }
}
