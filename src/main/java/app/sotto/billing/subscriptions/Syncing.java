package app.sotto.billing.subscriptions;

import app.sotto.audit.Audit;
import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.Plans;
import app.sotto.billing.stripe.Change;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.stripe.Remote;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the current tenant's subscription in step with Stripe: asks how it stands, writes that
 * down, does what is still to be done, and asks again until nothing is. Whatever happened, in
 * whatever order it was heard of: the same few steps lead to the same end, so they can be broken
 * off and begun again anywhere. No transaction is open while Stripe is asked.
 */
@Component
public class Syncing {

    private static final Logger log = LoggerFactory.getLogger(Syncing.class);
    private static final int ROUNDS = 12;
    private static final Duration LATER = Duration.ofMinutes(2);

    private final Payments payments;
    private final Keeping keeping;
    private final Intents intents;
    private final Ways ways;
    private final Plans plans;
    private final Audit audit;
    private final Moment moment;

    Syncing(
            Payments payments,
            Keeping keeping,
            Intents intents,
            Ways ways,
            Plans plans,
            Audit audit,
            Moment moment) {
        this.payments = payments;
        this.keeping = keeping;
        this.intents = intents;
        this.ways = ways;
        this.plans = plans;
        this.audit = audit;
        this.moment = moment;
    }

    /**
     * Until nothing is left to do.
     *
     * @throws BillingUnavailableException if Stripe does not answer: it is asked again later
     */
    public void sync() {
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Ticket> ticket = keeping.ask();
            if (ticket.isEmpty() || inStep(ticket.get())) {
                return;
            }
        }
        log.warn(
                "A subscription keeps changing while it is looked at; it is looked at again later");
        keeping.due(moment.now().plus(LATER));
    }

    /**
     * In the background: what is due stays due.
     *
     * @return whether Stripe answered
     */
    public boolean attend() {
        try {
            keeping.regrant();
            sync();
            return true;
        } catch (BillingUnavailableException e) {
            log.info("Stripe is asked again later: {}", e.getMessage());
            return false;
        }
    }

    private boolean inStep(Ticket ticket) {
        try {
            return done(keeping.hear(ticket, payments.subscriptions(ticket.customer())));
        } catch (BillingUnavailableException | BillingRefusedException e) {
            keeping.postpone(ticket, moment.now().plus(LATER));
            throw e;
        }
    }

    private boolean done(Step step) {
        switch (step) {
            case Step.InStep() -> {
                return true;
            }
            case Step.Stale() -> log.debug("Newer news was heard in the meantime");
            case Step.Surplus(var surplus) -> surplus.forEach(this::giveBack);
            case Step.Close(var way) -> close(way);
            case Step.Do(var intent) -> perform(intent);
        }
        return false;
    }

    /**
     * Money first: once it is ended, nobody would look for what was paid on it. Both are done once
     * however often they are asked for.
     */
    private void giveBack(Remote surplus) {
        log.warn("Subscription {} is one too many: it is refunded and ended", surplus.id());
        for (var invoice : payments.invoicesOf(surplus.id())) {
            for (String payment : invoice.payments()) {
                payments.refund("surplus-" + payment, payment, null);
            }
        }
        payments.end(surplus.id());
        audit.record(null, "billing.subscription.surplus", surplus.id());
    }

    /** Paid or not, it does not stay open; what was paid there shows up as one too many. */
    private void close(Way way) {
        if (way.session() != null) {
            var _ = payments.close(way.session());
        }
        ways.expired(way);
    }

    private void perform(Intent intent) {
        try {
            ask(intent);
            intents.done(intent, null, moment.now());
        } catch (BillingRefusedException e) {
            log.info("Stripe refused {} of {}: {}", intent.kind(), intent.subscription(), e.key());
            intents.done(intent, e.reason(), moment.now());
        }
    }

    private void ask(Intent intent) {
        Summary current = keeping.summary().orElseThrow();
        if (!current.live() || !intent.subscription().equals(current.stripeId())) {
            throw new BillingRefusedException(BillingRefusedException.Reason.NONE);
        }
        switch (intent.kind()) {
            case PLAN, SEATS -> payments.change(intent.key(), change(intent, current));
            case CANCEL -> payments.cancels(intent.key(), intent.subscription(), true);
            case RESUME -> payments.cancels(intent.key(), intent.subscription(), false);
        }
    }

    private Change change(Intent intent, Summary current) {
        return Changes.of(intent, current, plans);
    }
}
