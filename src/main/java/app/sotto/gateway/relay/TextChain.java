package app.sotto.gateway.relay;

import app.sotto.gateway.cache.CachedAnswer;
import app.sotto.gateway.cache.Question;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Reach;
import app.sotto.gateway.wire.Charged;
import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.Requests;
import app.sotto.usage.Receipt;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The way of every request that is passed on: auth → limit → cache → hold → route → relay → settle.
 * Who calls is known, and does not call too often, when it comes here.
 */
@Component
final class TextChain {

    private final ModelChoice models;
    private final Reach reach;
    private final Memory memory;
    private final Bookings bookings;
    private final Requests requests;
    private final Relay relay;
    private final Watch watch;
    private final RelaySettings settings;

    TextChain(
            ModelChoice models,
            Reach reach,
            Memory memory,
            Bookings bookings,
            Requests requests,
            Relay relay,
            Watch watch,
            RelaySettings settings) {
        this.models = models;
        this.reach = reach;
        this.memory = memory;
        this.bookings = bookings;
        this.requests = requests;
        this.relay = relay;
        this.watch = watch;
        this.settings = settings;
    }

    void answer(KeyHolder holder, Asked asked, CallerLine caller) {
        Model model = reach.permit(holder, models.of(asked));
        Optional<Question> question = memory.question(holder.caller(), asked, model);
        Optional<CachedAnswer> known = question.flatMap(memory::find);
        if (known.isPresent()) {
            caller.header(Memory.HEADER, "hit");
            caller.send(known.get(), Receipt.NOTHING);
            return;
        }
        question.ifPresent(_ -> caller.header(Memory.HEADER, "miss"));
        try (var hold = bookings.hold(holder, asked, model)) {
            Outcome outcome = relayed(asked, model, caller);
            settle(hold, outcome, caller, question);
        }
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
    private void settle(
            Bookings.Hold hold, Outcome outcome, CallerLine caller, Optional<Question> question) {
        switch (outcome) {
            case Outcome.Whole(var answer, var used, boolean estimated) -> {
                Receipt receipt = hold.settle(used);
                if (estimated) {
                    caller.header(Charged.ESTIMATED, "tokens");
                }
                question.ifPresent(asked -> memory.keep(asked, answer));
                caller.send(answer, receipt);
            }
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
