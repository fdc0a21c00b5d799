package app.sotto.billing.subscriptions;

import app.sotto.accounts.Members;
import app.sotto.audit.Audit;
import app.sotto.billing.BillingSettings;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.dunning.Letters;
import app.sotto.billing.stripe.Remote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what was heard from Stripe, and what follows from it: what may be used, who is told,
 * what is still to be done. All of it in one transaction, and none of it over the network.
 */
@Component
@Transactional
class Keeping {

    private static final Logger log = LoggerFactory.getLogger(Keeping.class);
    private static final Pattern LOOKUP_KEY = Pattern.compile("sotto_(.+)_(\\d+)");

    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final Subscriptions subscriptions;
    private final Intents intents;
    private final Ways ways;
    private final Plans plans;
    private final Granting granting;
    private final Earning earning;
    private final Letters letters;
    private final Members members;
    private final Audit audit;
    private final Moment moment;
    private final BillingSettings settings;

    Keeping(
            Subscriptions subscriptions,
            Intents intents,
            Ways ways,
            Plans plans,
            Granting granting,
            Earning earning,
            Letters letters,
            Members members,
            Audit audit,
            Moment moment,
            BillingSettings settings) {
        this.subscriptions = subscriptions;
        this.intents = intents;
        this.ways = ways;
        this.plans = plans;
        this.granting = granting;
        this.earning = earning;
        this.letters = letters;
        this.members = members;
        this.audit = audit;
        this.moment = moment;
        this.settings = settings;
    }

    /** Empty while the organisation is no customer. */
    Optional<Ticket> ask() {
        return subscriptions
                .lock()
                .flatMap(subscription -> {
                    String customer = subscription.customer();
                    return customer == null
                            ? Optional.empty()
                            : Optional.of(
                                    new Ticket(subscription.ask(), customer, subscription.dueAt()));
                });
    }

    /** Takes over what Stripe said, and says what is to be done next. */
    Step hear(Ticket ticket, List<Remote> all) {
        Subscription subscription = subscriptions.lock().orElseThrow();
        if (!subscription.isNews(ticket.number())) {
            return new Step.Stale();
        }
        Instant now = moment.now();
        List<Remote> ours = all.stream().filter(remote -> plan(remote).isPresent()).toList();
        Optional<Remote> main = main(subscription, ours);
        over(subscription, ours, main.orElse(null))
                .ifPresent(remote -> take(subscription, subscription.ask(), remote, now));
        main.ifPresentOrElse(
                remote -> take(subscription, subscription.ask(), remote, now),
                () -> subscription.hearNothing(ticket.number(), now));
        granting.grant(subscription, now);
        Step next = next(subscription, main.orElse(null), ours, now);
        if (next instanceof Step.InStep) {
            remind(subscription, now);
            subscription.attended(ticket.due(), nextLook(subscription, now));
        }
        return next;
    }

    /** The one that is known while it lives; then the first that lives; then whatever there was. */
    private static Optional<Remote> main(Subscription subscription, List<Remote> ours) {
        Stream<Remote> known = ours.stream().filter(r -> r.id().equals(subscription.stripeId()));
        Optional<Remote> own = known.findFirst();
        if (own.filter(Keeping::lives).isPresent()) {
            return own;
        }
        return ours.stream()
                .filter(Keeping::lives)
                .findFirst()
                .or(() -> own)
                .or(() -> ours.isEmpty() ? Optional.empty() : Optional.of(ours.getLast()));
    }

    /** What was known to live, is over, and was followed by another before we heard of either. */
    private static Optional<Remote> over(
            Subscription subscription, List<Remote> ours, @Nullable Remote main) {
        return ours.stream()
                .filter(r -> r.id().equals(subscription.stripeId()))
                .filter(r -> main != null && !r.id().equals(main.id()))
                .filter(_ -> subscription.status().live())
                .findFirst();
    }

    private static boolean lives(Remote remote) {
        return status(remote).live();
    }

    /** Under the row's lock a fresh ticket is news, and what others asked for before is not. */
    private void take(Subscription subscription, long ticket, Remote remote, Instant now) {
        Summary had = subscription.summary();
        Status before = subscription.hear(ticket, heard(remote), now, settings.grace());
        if (before != subscription.status()
                || !java.util.Objects.equals(had.plan(), subscription.summary().plan())
                || had.seats() != subscription.summary().seats()) {
            Summary has = subscription.summary();
            audit.record(
                    null,
                    "billing.subscription."
                            + has.status().name().toLowerCase(java.util.Locale.ROOT),
                    "%s, %d, %s".formatted(has.plan(), has.seats(), has.stripeId()));
        }
        earning.heard(subscription.summary(), now);
        tell(before, subscription);
    }

    private void tell(Status before, Subscription subscription) {
        Status status = subscription.status();
        if (before == status) {
            return;
        }
        Summary now = subscription.summary();
        if (status == Status.PAST_DUE) {
            letters.paymentFailed(now.graceUntil());
        } else if (status == Status.UNPAID) {
            letters.unpaid();
        } else if (status == Status.CANCELLED && before.live()) {
            letters.cancelled();
        } else if (status == Status.ACTIVE
                && (before == Status.PAST_DUE || before == Status.UNPAID)) {
            letters.recovered();
        }
    }

    private void remind(Subscription subscription, Instant now) {
        if (subscription.tellOfTrialEnd(now, settings.trialReminder())) {
            Summary summary = subscription.summary();
            letters.trialEnds(summary.trialEnd(), summary.cancels());
        }
    }

    private Step next(
            Subscription subscription, @Nullable Remote main, List<Remote> ours, Instant now) {
        List<Remote> surplus =
                ours.stream().filter(Keeping::lives).filter(r -> !r.equals(main)).toList();
        if (!surplus.isEmpty()) {
            return new Step.Surplus(surplus);
        }
        if (main != null && lives(main)) {
            Optional<Way> open = ways.open();
            if (open.isPresent() && open.get().id().toString().equals(main.checkout())) {
                ways.complete(open.get().id());
            } else if (open.isPresent()) {
                return new Step.Close(open.get());
            }
        }
        Optional<Intent> intent = intents.open().or(() -> seats(subscription, now));
        return intent.<Step>map(Step.Do::new).orElseGet(Step.InStep::new);
    }

    /** Seats follow the members, and never go below what the plan sells. */
    private Optional<Intent> seats(Subscription subscription, Instant now) {
        Summary summary = subscription.summary();
        PlanId pinned = summary.plan();
        String stripeId = summary.stripeId();
        if (!summary.live() || pinned == null || stripeId == null || summary.cancels()) {
            return Optional.empty();
        }
        Plan plan = plans.find(pinned).orElseThrow();
        int wanted = plan.seats().forMembers(members.count());
        if (wanted == summary.seats()
                || intents.refusedSince(Intent.Kind.SEATS, now.minus(TRY_AGAIN))) {
            return Optional.empty();
        }
        var intent =
                new Intent(
                        UUID.randomUUID(), Intent.Kind.SEATS, stripeId, pinned, wanted, now, null);
        return intents.add(intent, now) ? Optional.of(intent) : intents.open();
    }

    private @Nullable Instant nextLook(Subscription subscription, Instant now) {
        Summary summary = subscription.summary();
        if (!summary.live()) {
            return null;
        }
        Instant next = now.plus(settings.hearEvery());
        Instant grace = summary.graceUntil();
        return grace != null && grace.isAfter(now) && grace.isBefore(next) ? grace : next;
    }

    private Heard heard(Remote remote) {
        return new Heard(
                remote.id(),
                remote.item(),
                status(remote),
                plan(remote).orElseThrow().id(),
                remote.quantity(),
                remote.periodStart(),
                remote.periodEnd(),
                remote.cancels(),
                remote.trialEnd(),
                remote.endedAt());
    }

    /** Empty if it was not sold here: somebody made it at Stripe by hand. */
    private Optional<Plan> plan(Remote remote) {
        Matcher name = LOOKUP_KEY.matcher(remote.lookupKey());
        Optional<Plan> plan =
                name.matches()
                        ? plans.find(new PlanId(name.group(1), Integer.parseInt(name.group(2))))
                        : Optional.empty();
        if (plan.isEmpty()) {
            log.warn("Subscription {} is to no plan of ours: {}", remote.id(), remote.lookupKey());
        }
        return plan;
    }

    private static Status status(Remote remote) {
        return switch (remote.status()) {
            case "trialing" -> Status.TRIALING;
            case "active" -> Status.ACTIVE;
            case "past_due" -> Status.PAST_DUE;
            // A trial without a card ends paused.
            case "unpaid", "paused" -> Status.UNPAID;
            case "canceled", "incomplete_expired" -> Status.CANCELLED;
            case "incomplete" -> Status.INCOMPLETE;
            default ->
                    throw new IllegalStateException(
                            "Stripe calls subscription %s %s, which is new"
                                    .formatted(remote.id(), remote.status()));
        };
    }

    /** Stripe has to be asked soon: now, or when it is back. */
    void due(Instant at) {
        subscriptions.lock().ifPresent(subscription -> subscription.due(at));
    }

    /** What was due is tried again later. */
    void postpone(Ticket ticket, Instant until) {
        subscriptions.lock().ifPresent(subscription -> subscription.attended(ticket.due(), until));
    }

    /** Grace that is over ends without any word from Stripe. */
    void regrant() {
        subscriptions.find().ifPresent(one -> granting.grant(one, moment.now()));
    }

    @Transactional(readOnly = true)
    Optional<Summary> summary() {
        return subscriptions.find().map(Subscription::summary);
    }
}
