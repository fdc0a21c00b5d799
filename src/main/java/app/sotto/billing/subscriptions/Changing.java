package app.sotto.billing.subscriptions;

import app.sotto.accounts.Members;
import app.sotto.audit.Audit;
import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingRefusedException.Reason;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.stripe.Invoice;
import app.sotto.billing.stripe.Payments;
import app.sotto.shell.kit.PublicAddress;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The current tenant's subscription, for those who may change it. What is wanted is written down
 * first and done by {@link Syncing}, so that it is done even if this process dies in between, and
 * only once.
 */
@Component
public class Changing {

    private final Keeping keeping;
    private final Syncing syncing;
    private final Intents intents;
    private final Payments payments;
    private final Plans plans;
    private final Members members;
    private final PublicAddress address;
    private final Audit audit;
    private final Moment moment;
    private final TransactionTemplate transaction;

    Changing(
            Keeping keeping,
            Syncing syncing,
            Intents intents,
            Payments payments,
            Plans plans,
            Members members,
            PublicAddress address,
            Audit audit,
            Moment moment,
            TransactionTemplate transaction) {
        this.keeping = keeping;
        this.syncing = syncing;
        this.intents = intents;
        this.payments = payments;
        this.plans = plans;
        this.members = members;
        this.address = address;
        this.audit = audit;
        this.moment = moment;
        this.transaction = transaction;
    }

    /** As last heard; empty if nothing was ever bought. */
    public Optional<Summary> current() {
        return keeping.summary();
    }

    /**
     * A change and what it costs.
     *
     * @param invoice what is paid now, or else the next invoice
     * @param now whether it is paid at once
     */
    public record Preview(Plan plan, int seats, Instant at, Invoice invoice, boolean now) {}

    /**
     * What another plan would cost from now on.
     *
     * @throws BillingRefusedException if there is nothing to change, or the plan is not sold
     * @throws BillingUnavailableException if Stripe does not answer
     */
    public Preview preview(PlanId wanted) {
        Plan plan = sold(wanted);
        Summary current = live();
        Instant at = moment.now().truncatedTo(ChronoUnit.SECONDS);
        var change = Changes.of(intent(plan, current, at, null), current, plans);
        String customer = Objects.requireNonNull(current.customer());
        return new Preview(
                plan, change.seats(), at, payments.preview(customer, change), change.now());
    }

    /** Changes as previewed, or not at all. */
    public void change(Preview preview, @Nullable UUID actor) {
        Summary current = live();
        Plan plan = sold(preview.plan().id());
        if (plan.seats().forMembers(members.count()) != preview.seats()) {
            throw new BillingRefusedException(Reason.SEATS);
        }
        carryOut(intent(plan, current, preview.at(), actor), "billing.plan.change");
    }

    /**
     * So many seats.
     *
     * @throws BillingRefusedException if that are fewer than members, or than are sold
     */
    public void seats(int seats, @Nullable UUID actor) {
        Summary current = live();
        Plan plan = plans.find(Objects.requireNonNull(current.plan())).orElseThrow();
        if (seats != plan.seats().forMembers(members.count())) {
            throw new BillingRefusedException(Reason.SEATS);
        }
        syncing.sync();
        audit.record(actor, "billing.seats.change", Integer.toString(seats));
    }

    /** Ends with the period that is paid for. */
    public void cancel(@Nullable UUID actor) {
        carryOut(plain(Intent.Kind.CANCEL, actor), "billing.subscription.cancel");
    }

    /** Goes on after all. */
    public void resume(@Nullable UUID actor) {
        carryOut(plain(Intent.Kind.RESUME, actor), "billing.subscription.resume");
    }

    /** Where cards and addresses are mended. */
    public URI portal() {
        String customer = keeping.summary().map(Summary::customer).orElse(null);
        if (customer == null) {
            throw new BillingRefusedException(Reason.NONE);
        }
        return payments.portal(customer, URI.create(address.at("/billing") + "?from=portal"));
    }

    /** The latest invoices, newest first; none for who never bought anything. */
    public List<Invoice> invoices() {
        return keeping.summary().map(Summary::customer).map(payments::invoices).orElseGet(List::of);
    }

    /** The next invoice as it stands; empty if none follows. */
    public Optional<Invoice> upcoming() {
        return keeping.summary()
                .filter(Summary::live)
                .filter(one -> !one.cancels())
                .flatMap(one ->
                        payments.upcoming(
                                Objects.requireNonNull(one.customer()),
                                Objects.requireNonNull(one.stripeId())));
    }

    private Intent intent(Plan plan, Summary current, Instant at, @Nullable UUID actor) {
        return new Intent(
                UUID.randomUUID(),
                Intent.Kind.PLAN,
                Objects.requireNonNull(current.stripeId()),
                plan.id(),
                plan.seats().forMembers(members.count()),
                at,
                actor);
    }

    private Intent plain(Intent.Kind kind, @Nullable UUID actor) {
        Summary current = live();
        return new Intent(
                UUID.randomUUID(),
                kind,
                Objects.requireNonNull(current.stripeId()),
                null,
                current.seats(),
                moment.now(),
                actor);
    }

    private void carryOut(Intent intent, String action) {
        Boolean written =
                transaction.execute(_ -> {
                    audit.record(intent.actor(), action, words(intent));
                    keeping.due(moment.now());
                    return intents.add(intent, moment.now());
                });
        if (!Boolean.TRUE.equals(written)) {
            syncing.sync();
            throw new BillingRefusedException(Reason.BUSY);
        }
        syncing.sync();
        intents.refusal(intent.id())
                .ifPresent(reason -> {
                    throw new BillingRefusedException(reason);
                });
    }

    private static String words(Intent intent) {
        PlanId plan = intent.plan();
        return plan == null ? intent.subscription() : plan.toString();
    }

    private Summary live() {
        return keeping.summary()
                .filter(Summary::live)
                .orElseThrow(() -> new BillingRefusedException(Reason.NONE));
    }

    private Plan sold(PlanId wanted) {
        return plans.offered().stream()
                .filter(plan -> plan.id().equals(wanted) && !plan.free())
                .findFirst()
                .orElseThrow(() -> new BillingRefusedException(Reason.RETIRED));
    }
}
