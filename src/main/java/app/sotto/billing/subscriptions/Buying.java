package app.sotto.billing.subscriptions;

import app.sotto.accounts.Members;
import app.sotto.audit.Audit;
import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingRefusedException.Reason;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.stripe.Basket;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.stripe.Till;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.tenancy.CurrentTenant;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leads to the till. Whoever asks twice, or from two browsers, gets the same one; who chooses
 * another plan closes the first.
 */
@Component
public class Buying {

    private final Payments payments;
    private final Baskets baskets;
    private final Syncing syncing;
    private final Plans plans;
    private final PublicAddress address;
    private final CurrentTenant currentTenant;
    private final Audit audit;
    private final Members members;

    Buying(
            Payments payments,
            Baskets baskets,
            Syncing syncing,
            Plans plans,
            PublicAddress address,
            CurrentTenant currentTenant,
            Audit audit,
            Members members) {
        this.payments = payments;
        this.baskets = baskets;
        this.syncing = syncing;
        this.plans = plans;
        this.address = address;
        this.currentTenant = currentTenant;
        this.audit = audit;
        this.members = members;
    }

    /**
     * The page at Stripe on which the current tenant buys the plan.
     *
     * @throws BillingRefusedException if there is a subscription already, or the plan is not sold
     * @throws BillingUnavailableException if Stripe does not answer
     */
    public URI begin(PlanId wanted, @Nullable UUID actor, Locale locale) {
        Plan plan = sold(wanted);
        int seats = plan.seats().forMembers(members.count());
        syncing.sync();
        while (true) {
            switch (baskets.fill(plan, seats, locale, actor)) {
                case Baskets.Open(var url) -> {
                    return url;
                }
                case Baskets.Fresh(var way) -> {
                    Till till = open(way);
                    baskets.opened(way, till);
                    audit.record(actor, "billing.checkout.open", plan.id().toString());
                    return till.url();
                }
                case Baskets.Other(var way) -> close(way);
            }
        }
    }

    private Plan sold(PlanId wanted) {
        return plans.offered().stream()
                .filter(plan -> plan.id().equals(wanted) && !plan.free())
                .findFirst()
                .orElseThrow(() -> new BillingRefusedException(Reason.RETIRED));
    }

    /** A way whose session we never heard of is asked for again: it is the same request. */
    private void close(Way way) {
        String session = way.session() == null ? open(way).session() : way.session();
        if (!payments.close(session)) {
            syncing.sync();
        }
        baskets.expired(way);
    }

    private Till open(Way way) {
        return payments.open(
                new Basket(
                        way.id().toString(),
                        customer(),
                        plans.find(way.plan()).orElseThrow(),
                        way.seats(),
                        way.trialEnd(),
                        address.at("/billing"),
                        way.locale()));
    }

    private String customer() {
        Baskets.Buyer buyer = baskets.buyer();
        if (buyer.customer() != null) {
            return buyer.customer();
        }
        String customer =
                payments.customer(
                        "customer-" + buyer.id(),
                        currentTenant.require().toString(),
                        buyer.name(),
                        buyer.email());
        baskets.become(customer);
        return Objects.requireNonNull(customer);
    }
}
