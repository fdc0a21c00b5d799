package app.sotto.gateway.relay;

import app.sotto.gateway.wire.ApiError;
import app.sotto.inference.Lease;
import app.sotto.usage.Allowance.Tokens;
import java.io.IOException;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Passes a stream on, event by event as they come, and learns on the way what it cost. The event
 * that tells the usage is taken out where the caller did not ask for it.
 */
final class Stream {

    private final Asked asked;
    private final Lease lease;
    private final CallerLine caller;
    private final Watched watched;
    private final long began;
    private @Nullable Tokens usage;
    private long written;
    private boolean begun;

    Stream(Asked asked, Lease lease, CallerLine caller, Watched watched, long began) {
        this.asked = asked;
        this.lease = lease;
        this.caller = caller;
        this.watched = watched;
        this.began = began;
    }

    /** Until the first event has come whole, what goes wrong is thrown. */
    Outcome pass(ClassicHttpResponse answer) throws IOException, NodeTrouble {
        if (!Relay.type(answer).startsWith("text/event-stream")) {
            throw new NodeTrouble("answered a stream in one piece");
        }
        var events = new EventReader(answer.getEntity().getContent());
        try {
            return pass(events);
        } catch (CallerLeft e) {
            watched.left();
            return left();
        } catch (IOException | NodeTrouble | JacksonException e) {
            if (watched.callerIsGone()) {
                return left();
            }
            if (!begun) {
                throw e;
            }
            return broken(NodeTrouble.of(e));
        }
    }

    private Outcome pass(EventReader events) throws IOException, NodeTrouble, CallerLeft {
        Event last = null;
        for (var event = events.next(); event != null; event = events.next()) {
            if (event.isEnd()) {
                last = event;
            } else if (isForTheCaller(event)) {
                send(event);
            }
        }
        if (!begun) {
            throw new NodeTrouble("ended a stream before it began");
        }
        if (last == null) {
            throw new NodeTrouble("ended a stream in its middle");
        }
        return new Outcome.Streamed(last, Relay.used(tokens(), lease, began));
    }

    private boolean isForTheCaller(Event event) throws NodeTrouble {
        if (event.mayTellUsageOrFailure()) {
            var read = event.answer();
            if (read.failed()) {
                throw NodeTrouble.givenUp();
            }
            if (read.usage() != null) {
                usage = read.usage();
                return asked.usageWanted() || read.choices() > 0;
            }
        }
        written += event.saysSomething() ? 1 : 0;
        return true;
    }

    private void send(Event event) throws CallerLeft {
        begun = true;
        try {
            caller.send(event);
            watched.wrote();
        } catch (IOException e) {
            throw new CallerLeft();
        }
    }

    private Outcome left() {
        boolean nothing = written == 0 && usage == null;
        return new Outcome.Left(nothing ? Used.NOTHING : Relay.used(tokens(), lease, began));
    }

    /**
     * As the node counted; where it did not come to that, what was read roughly and what passed.
     */
    private Tokens tokens() {
        return Objects.requireNonNullElseGet(usage, () -> Tokens.of(asked.promptTokens(), written));
    }

    private Outcome broken(NodeTrouble trouble) {
        lease.failed(trouble);
        try {
            caller.sendError(
                    ApiError.busy(
                            "node_failed",
                            "The node that wrote this answer failed: it "
                                    + trouble.getMessage()
                                    + ". Nothing is charged. Try again."));
        } catch (IOException e) {
            watched.left();
        }
        return new Outcome.Broken();
    }

    /** The caller takes nothing more. */
    private static final class CallerLeft extends Exception {
        CallerLeft() {
            super(null, null, false, false);
        }
    }
}
