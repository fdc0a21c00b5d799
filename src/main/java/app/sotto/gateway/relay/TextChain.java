package app.sotto.gateway.relay;

import app.sotto.gateway.callers.KeyHolder;
import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.Requests;
import app.sotto.usage.Entitlements;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * The way of every request that is passed on: auth → limit → cache → hold → route → relay → settle.
 * Who calls is known when it comes here, or it does not come.
 */
@Component
final class TextChain {

    private final ModelChoice models;
    private final Plans plans;
    private final Bookings bookings;
    private final Requests requests;
    private final Relay relay;
    private final Watch watch;
    private final RelaySettings settings;

    TextChain(
            ModelChoice models,
            Plans plans,
            Bookings bookings,
            Requests requests,
            Relay relay,
            Watch watch,
            RelaySettings settings) {
        this.models = models;
        this.plans = plans;
        this.bookings = bookings;
        this.requests = requests;
        this.relay = relay;
        this.watch = watch;
        this.settings = settings;
    }

    void answer(KeyHolder holder, Asked asked, CallerLine caller) throws IOException {
        Model model = models.of(asked);
        Entitlements plan = plans.current();
        admit(model, plan);
        try (var hold = bookings.hold(holder.caller(), asked, model)) {
            Outcome outcome = relayed(asked, model, caller);
            settle(hold, outcome, caller);
        }
    }

    /** Whether this caller may ask for it, before anything is held or done. */
    private void admit(Model model, Entitlements plan) {
        models.check(model, plan);
    }

    private Outcome relayed(Asked asked, Model model, CallerLine caller) {
        var demand =
                Demand.of(model, (double) asked.estimate().tokens(), settings.patience())
                        .waitingWhileAway(settings.whileAway());
        try (var watched = watch.over(caller.presence())) {
            return requests.send(demand, lease -> relay.run(asked, lease, caller, watched));
        }
    }

    /** The caller gets the end when it is booked: what was used is then true at once. */
    private void settle(Bookings.Hold hold, Outcome outcome, CallerLine caller) throws IOException {
        switch (outcome) {
            case Outcome.Whole(var answer, var used) -> caller.send(answer, hold.settle(used));
            case Outcome.Streamed(var last, var used) -> caller.end(last, hold.settleLate(used));
            case Outcome.Left(var used) -> {
                var _ = hold.settleLate(used);
            }
            case Outcome.Broken() -> {
                // It costs nothing.
            }
        }
    }
}
