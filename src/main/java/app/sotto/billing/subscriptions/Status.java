package app.sotto.billing.subscriptions;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How it stands with the money. */
public enum Status {
    /** On the way to the till; nothing is bought yet. */
    INCOMPLETE,
    /** The plan, before the first payment. */
    TRIALING,
    /** Paid. */
    ACTIVE,
    /** A payment failed; the plan goes on for some days of grace. */
    PAST_DUE,
    /** Nothing arrived in the end: Free, until it is paid. */
    UNPAID,
    /** Over. Only another subscription follows. */
    CANCELLED;

    private static final Set<Status> LIVE = EnumSet.of(TRIALING, ACTIVE, PAST_DUE, UNPAID);

    /** Whether there is a subscription that can be changed or ended. */
    public boolean live() {
        return LIVE.contains(this);
    }

    /** Whether its price counts as recurring revenue: it was paid, and is still asked for. */
    boolean recurs() {
        return this == ACTIVE || this == PAST_DUE;
    }

    /** What may follow for one and the same subscription at Stripe. */
    boolean mayBecome(Status next) {
        return switch (this) {
            case INCOMPLETE -> true;
            case TRIALING, ACTIVE, PAST_DUE, UNPAID -> next != INCOMPLETE;
            case CANCELLED -> next == CANCELLED;
        };
    }

    public String key() {
        return "billing.status." + name().toLowerCase(Locale.ROOT);
    }
}
