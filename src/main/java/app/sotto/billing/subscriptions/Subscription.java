package app.sotto.billing.subscriptions;

import app.sotto.billing.PlanId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What one organisation pays for. Stripe's word is taken over as it is heard: an older answer never
 * replaces a newer one, and what is over does not come back under the same name.
 */
@Entity
@Table(schema = "billing", name = "subscription")
class Subscription {

    @Id private UUID id;

    @SuppressWarnings("UnusedVariable") // read by queries
    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String plan;
    private @Nullable Integer planVersion;
    private int seats;
    private @Nullable String customer;
    private String customerName;
    private String customerEmail;
    private @Nullable String stripeId;
    private @Nullable String itemId;
    private @Nullable Instant periodStart;
    private @Nullable Instant periodEnd;
    private boolean cancels;
    private @Nullable Instant trialEnd;
    private boolean trialUsed;
    private boolean trialTold;
    private @Nullable Instant graceUntil;
    private @Nullable Instant endedAt;
    private long asked;
    private long heard;
    private @Nullable Instant heardAt;
    private @Nullable Instant dueAt;

    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    /** On the way to the till. */
    @SuppressWarnings("NullAway.Init")
    Subscription(String customerName, String customerEmail) {
        this.id = UUID.randomUUID();
        this.status = Status.INCOMPLETE;
        this.seats = 1;
        this.customerName = customerName;
        this.customerEmail = customerEmail;
    }

    /** Stripe knows the organisation by this name, for good. */
    void becomeCustomer(String name) {
        if (customer != null && !customer.equals(name)) {
            throw new IllegalStateException("The organisation is a customer already: " + customer);
        }
        customer = name;
    }

    /** Drawn before Stripe is asked; its answer is heard with it. */
    long ask() {
        return ++asked;
    }

    boolean isNews(long ticket) {
        return ticket > heard;
    }

    /** Nothing was ever bought, or nothing that Stripe still knows. */
    void hearNothing(long ticket, Instant now) {
        note(ticket, now);
    }

    /**
     * Takes over what Stripe said.
     *
     * @return the status before
     * @throws IllegalStateException if what was over would come back under the same name: such an
     *     answer is out of date, and Stripe has to be asked again
     */
    Status hear(long ticket, Heard news, Instant now, Duration grace) {
        Status before = status;
        requirePossible(news);
        note(ticket, now);
        if (!news.id().equals(stripeId)) {
            trialTold = false;
            graceUntil = null;
        }
        stripeId = news.id();
        itemId = news.item();
        status = news.status();
        plan = news.plan().code();
        planVersion = news.plan().version();
        seats = news.seats();
        periodStart = news.periodStart();
        periodEnd = news.periodEnd();
        cancels = news.cancels();
        trialEnd = news.trialEnd();
        trialUsed |= news.trialEnd() != null;
        endedAt = news.endedAt();
        graceUntil = graceUntil(before, now, grace);
        return before;
    }

    private void requirePossible(Heard news) {
        boolean same = news.id().equals(stripeId);
        if (same ? !status.mayBecome(news.status()) : status.live()) {
            throw new IllegalStateException(
                    "%s is %s and does not become %s of %s"
                            .formatted(stripeId, status, news.status(), news.id()));
        }
    }

    /** Grace begins once, when the payment is first known to have failed. */
    private @Nullable Instant graceUntil(Status before, Instant now, Duration grace) {
        if (status != Status.PAST_DUE) {
            return null;
        }
        return before == Status.PAST_DUE && graceUntil != null ? graceUntil : now.plus(grace);
    }

    private void note(long ticket, Instant now) {
        if (!isNews(ticket)) {
            throw new IllegalStateException("Newer news was heard");
        }
        heard = ticket;
        heardAt = now;
    }

    /** What may be used: the plan's terms, or with nothing here Free. */
    Optional<Permitted> permitted(Instant now) {
        boolean permits =
                switch (status) {
                    case TRIALING, ACTIVE -> true;
                    case PAST_DUE -> graceUntil != null && now.isBefore(graceUntil);
                    case INCOMPLETE, UNPAID, CANCELLED -> false;
                };
        return permits
                ? planId().map(pinned -> new Permitted(pinned, seats, status == Status.TRIALING))
                : Optional.empty();
    }

    /**
     * What a status lets an organisation use.
     *
     * @param trial nothing is charged yet, so nothing goes beyond what is included
     */
    record Permitted(PlanId plan, int seats, boolean trial) {}

    /** Stripe has to be asked, now or later. */
    void due(Instant at) {
        if (dueAt == null || at.isBefore(dueAt)) {
            dueAt = at;
        }
    }

    /** Nothing came in between: what was due is done, or is due again later. */
    void attended(@Nullable Instant seen, @Nullable Instant next) {
        if (java.util.Objects.equals(seen, dueAt)) {
            dueAt = next;
        }
    }

    /** Whether the reminder is still to be written; asked once. */
    boolean tellOfTrialEnd(Instant now, Duration before) {
        boolean soon =
                status == Status.TRIALING
                        && trialEnd != null
                        && !trialTold
                        && !now.isBefore(trialEnd.minus(before));
        trialTold |= soon;
        return soon;
    }

    Summary summary() {
        return new Summary(
                id,
                status,
                planId().orElse(null),
                seats,
                customer,
                stripeId,
                itemId,
                periodStart,
                periodEnd,
                cancels,
                trialEnd,
                trialUsed,
                graceUntil,
                endedAt,
                heardAt,
                dueAt);
    }

    private Optional<PlanId> planId() {
        return plan == null || planVersion == null
                ? Optional.empty()
                : Optional.of(new PlanId(plan, planVersion));
    }

    UUID id() {
        return id;
    }

    Status status() {
        return status;
    }

    String customerName() {
        return customerName;
    }

    String customerEmail() {
        return customerEmail;
    }

    @Nullable String customer() {
        return customer;
    }

    @Nullable String stripeId() {
        return stripeId;
    }

    boolean trialUsed() {
        return trialUsed;
    }

    @Nullable Instant dueAt() {
        return dueAt;
    }
}
