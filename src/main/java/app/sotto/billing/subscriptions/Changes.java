package app.sotto.billing.subscriptions;

import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.stripe.Change;
import java.util.Objects;

/** What an intent means for the invoice. */
final class Changes {

    private Changes() {}

    /**
     * More is paid for at once, for the days that are left; less is taken off the next invoice.
     * Seats are always on the next one: people come and go. In a trial nothing is due at all.
     */
    static Change of(Intent intent, Summary current, Plans plans) {
        PlanId has = Objects.requireNonNull(current.plan());
        PlanId wanted = intent.plan() == null ? has : intent.plan();
        Plan plan = plans.find(wanted).orElseThrow();
        Plan before = plans.find(has).orElseThrow();
        boolean paying = current.status() != Status.TRIALING;
        boolean more = plan.priceCents(intent.seats()) > before.priceCents(current.seats());
        return new Change(
                intent.subscription(),
                Objects.requireNonNull(current.itemId()),
                plan,
                intent.seats(),
                intent.at(),
                intent.kind() == Intent.Kind.PLAN && paying && more);
    }
}
