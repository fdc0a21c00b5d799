package app.sotto.billing.subscriptions;

import app.sotto.billing.Plan;
import app.sotto.billing.Plans;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Grants;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands down what a status permits, in the transaction that changes it. */
@Component
class Granting {

    private final Plans plans;
    private final Grants grants;

    Granting(Plans plans, Grants grants) {
        this.plans = plans;
        this.grants = grants;
    }

    void grant(Subscription subscription, Instant now) {
        Optional<Entitlements> permitted = subscription.permitted(now).map(this::terms);
        Entitlements current = grants.current();
        if (permitted.isEmpty()) {
            if (!current.plan().equals(Plan.FREE)) {
                grants.withdraw();
            }
        } else if (!permitted.get().equals(current)) {
            grants.grant(permitted.get());
        }
    }

    private Entitlements terms(Subscription.Permitted permitted) {
        Entitlements terms =
                plans.find(permitted.plan()).orElseThrow().terms().times(permitted.seats());
        return permitted.trial() ? stopping(terms) : terms;
    }

    /** Stripe charges no use during a trial, so a trial ends where its allowance does. */
    private static Entitlements stopping(Entitlements terms) {
        return new Entitlements(
                terms.plan(),
                terms.version(),
                terms.monthly(),
                terms.monthlyTokens(),
                Overage.STOPS,
                terms.prices(),
                terms.rates(),
                terms.models(),
                terms.concurrentDictations(),
                terms.retentionDays());
    }
}
