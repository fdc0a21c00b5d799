package app.sotto.billing.subscriptions;

import app.sotto.billing.Plans;
import app.sotto.billing.revenue.Movements;
import app.sotto.billing.revenue.Recurring;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Writes down what a subscription brings in a month, in the transaction that changes it. */
@Component
class Earning {

    private final Plans plans;
    private final Movements movements;

    Earning(Plans plans, Movements movements) {
        this.plans = plans;
        this.movements = movements;
    }

    void heard(Summary subscription, Instant now) {
        var plan = subscription.plan();
        if (plan != null) {
            int seats = subscription.seats();
            long cents =
                    subscription.status().recurs()
                            ? plans.find(plan).orElseThrow().priceCents(seats)
                            : 0;
            movements.keep(new Recurring(plan, seats, cents), now);
        }
    }
}
