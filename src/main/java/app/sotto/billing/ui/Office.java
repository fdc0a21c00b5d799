package app.sotto.billing.ui;

import app.sotto.accounts.Members;
import app.sotto.accounts.SignedIn;
import app.sotto.audit.Audit;
import app.sotto.billing.Plan;
import app.sotto.billing.Plans;
import app.sotto.billing.stripe.Invoice;
import app.sotto.billing.stripe.Mode;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Summary;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Cap;
import app.sotto.usage.Caps;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Grants;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the page shows, and does for who may. */
@Component
class Office {

    private final Plans plans;
    private final Buying buying;
    private final Changing changing;
    private final Syncing syncing;
    private final Payments payments;
    private final Members members;
    private final SignedIn signedIn;
    private final Allowance allowance;
    private final Grants grants;
    private final Caps caps;
    private final Audit audit;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    Office(
            Plans plans,
            Buying buying,
            Changing changing,
            Syncing syncing,
            Payments payments,
            Members members,
            SignedIn signedIn,
            Allowance allowance,
            Grants grants,
            Caps caps,
            Audit audit,
            CurrentTenant currentTenant,
            TransactionTemplate transaction) {
        this.plans = plans;
        this.buying = buying;
        this.changing = changing;
        this.syncing = syncing;
        this.payments = payments;
        this.members = members;
        this.signedIn = signedIn;
        this.allowance = allowance;
        this.grants = grants;
        this.caps = caps;
        this.audit = audit;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    /** Known without asking Stripe. */
    record State(
            List<Plan> offered,
            Optional<Summary> subscription,
            Optional<Plan> plan,
            Entitlements granted,
            Standing standing,
            Cap cap,
            int members,
            ZoneId zone) {

        Optional<Summary> live() {
            return subscription.filter(Summary::live);
        }

        boolean trialLeft() {
            return subscription.filter(Summary::trialUsed).isEmpty();
        }
    }

    /** Only Stripe knows. */
    record Bills(List<Invoice> invoices, Optional<Invoice> upcoming) {}

    Mode mode() {
        return payments.mode();
    }

    /** Owners and admins; it is asked again with everything that is done. */
    boolean manages() {
        return members.manages(signedIn.require().id());
    }

    List<Members.Owner> owners() {
        return members.owners();
    }

    State state() {
        Optional<Summary> subscription = changing.current();
        return new State(
                plans.offered(),
                subscription,
                subscription
                        .filter(Summary::live)
                        .flatMap(one -> Optional.ofNullable(one.plan()))
                        .flatMap(plans::find),
                grants.current(),
                allowance.standing(),
                caps.all().getOrDefault(currentTenant.require().value(), Cap.NONE),
                members.count(),
                grants.zone());
    }

    void hear() {
        syncing.sync();
    }

    Bills bills() {
        require();
        return new Bills(changing.invoices(), changing.upcoming());
    }

    URI till(Plan plan, Locale locale) {
        return buying.begin(plan.id(), require(), locale);
    }

    Changing.Preview preview(Plan plan) {
        require();
        return changing.preview(plan.id());
    }

    void change(Changing.Preview preview) {
        changing.change(preview, require());
    }

    void cancel() {
        changing.cancel(require());
    }

    void resume() {
        changing.resume(require());
    }

    URI portal() {
        require();
        return changing.portal();
    }

    /** In micro-units a month; null: the plan's own. */
    void limit(@Nullable Long micros) {
        UUID actor = require();
        UUID organisation = currentTenant.require().value();
        transaction.executeWithoutResult(_ -> {
            Cap had = caps.all().getOrDefault(organisation, Cap.NONE);
            caps.set(organisation, new Cap(had.seconds(), micros));
            audit.record(actor, "billing.limit.set", String.valueOf(micros));
        });
    }

    private UUID require() {
        UUID member = signedIn.require().id();
        if (!members.manages(member)) {
            throw new org.springframework.security.access.AccessDeniedException(
                    "Owners and admins only");
        }
        return member;
    }
}
