package app.sotto.billing.subscriptions;

import app.sotto.billing.stripe.Remote;
import java.util.List;

/** What is to be done after Stripe was heard, before it is asked again. */
sealed interface Step {

    /** All is as it should be. */
    record InStep() implements Step {}

    /** Something newer was heard in the meantime: ask again. */
    record Stale() implements Step {}

    /** More than one subscription is paid for: these are given back and ended. */
    record Surplus(List<Remote> surplus) implements Step {}

    /** Another way to the till stands open beside a subscription. */
    record Close(Way way) implements Step {}

    /** Somebody wants a change. */
    record Do(Intent intent) implements Step {}
}
