package app.sotto.billing.subscriptions;

import app.sotto.accounts.Members;
import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingRefusedException.Reason;
import app.sotto.billing.Plan;
import app.sotto.billing.stripe.Till;
import app.sotto.tenancy.CurrentTenant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what somebody is about to buy, before Stripe hears of it. */
@Component
@Transactional
class Baskets {

    /** Stripe closes a session, and forgets an idempotency key, after a day. */
    private static final Duration GOOD = Duration.ofHours(20);

    private final Subscriptions subscriptions;
    private final Ways ways;
    private final Members members;
    private final Moment moment;
    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    Baskets(
            Subscriptions subscriptions,
            Ways ways,
            Members members,
            Moment moment,
            JdbcClient sql,
            CurrentTenant currentTenant) {
        this.subscriptions = subscriptions;
        this.ways = ways;
        this.members = members;
        this.moment = moment;
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    sealed interface Filled {}

    /** The till stands open for just this. */
    record Open(URI url) implements Filled {}

    /** It is to be opened. */
    record Fresh(Way way) implements Filled {}

    /** It stands open for something else, or has for too long: it is to be closed first. */
    record Other(Way way) implements Filled {}

    Filled fill(Plan plan, int seats, Locale locale, @Nullable UUID actor) {
        Subscription subscription = locked();
        if (subscription.status().live()) {
            throw new BillingRefusedException(Reason.SUBSCRIBED);
        }
        Instant now = moment.now();
        Optional<Way> open = ways.open();
        if (open.isPresent()) {
            return open(open.get(), plan, seats, now);
        }
        Instant trialEnd = trialEnd(plan, subscription, now);
        var way = new Way(UUID.randomUUID(), plan.id(), seats, trialEnd, locale, null, null, now);
        ways.add(way, actor);
        return new Fresh(way);
    }

    private static Filled open(Way way, Plan plan, int seats, Instant now) {
        if (!way.leadsTo(plan.id(), seats) || way.askedAt().plus(GOOD).isBefore(now)) {
            return new Other(way);
        }
        return way.url() == null ? new Fresh(way) : new Open(way.url());
    }

    /** One trial for each organisation; it ends on a whole hour, where hours are metered. */
    private static @Nullable Instant trialEnd(Plan plan, Subscription subscription, Instant now) {
        return plan.trialDays() == 0 || subscription.trialUsed()
                ? null
                : now.plus(Duration.ofDays(plan.trialDays()).plusHours(1))
                        .truncatedTo(ChronoUnit.HOURS);
    }

    private Subscription locked() {
        return subscriptions
                .lock()
                .orElseGet(() -> {
                    begin();
                    return subscriptions.lock().orElseThrow();
                });
    }

    /** Two at the same moment write one row. */
    private void begin() {
        var owner = members.owners().stream().findFirst();
        var _ =
                sql.sql(
                                """
                                insert into billing.subscription (id, tenant_id, status, seats, customer_name, customer_email)
                                values (:id, :tenant, 'INCOMPLETE', 1, :name, :email)
                                on conflict (tenant_id) do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", currentTenant.require().value())
                        .param("name", members.organisation())
                        .param("email", owner.map(Members.Owner::email).orElse(""))
                        .update();
    }

    /** Who buys; the same words each time, since they are part of one request. */
    record Buyer(UUID id, String name, String email, @Nullable String customer) {}

    @Transactional(readOnly = true)
    Buyer buyer() {
        Subscription one = subscriptions.find().orElseThrow();
        return new Buyer(one.id(), one.customerName(), one.customerEmail(), one.customer());
    }

    void become(String customer) {
        subscriptions.lock().orElseThrow().becomeCustomer(customer);
    }

    void opened(Way way, Till till) {
        ways.opened(way, till);
    }

    void expired(Way way) {
        ways.expired(way);
    }
}
