package app.sotto.dictation.live;

import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds minutes ahead of a voice, a step at a time, so that speech is never recognised that nobody
 * pays for, and silence holds nothing.
 */
final class Holding {

    private final Attempt attempt;
    private final Attempts attempts;
    private final Duration step;
    private Duration held;
    private Instant renewsAt = Instant.MAX;
    private boolean all;

    Holding(Attempt attempt, Attempts attempts, Duration step) {
        this.attempt = attempt;
        this.attempts = attempts;
        this.step = step;
        held = attempt.held();
    }

    /**
     * Makes sure that so much speech is held, and a little more.
     *
     * @return when minutes renew, if there is not enough for this
     */
    Optional<Instant> ensure(Duration speech) {
        if (!all && speech.plus(step.dividedBy(2)).compareTo(held) > 0) {
            raise(speech.plus(step));
        }
        return speech.compareTo(held) > 0 ? Optional.of(renewsAt) : Optional.empty();
    }

    private void raise(Duration total) {
        var now = attempts.holdUpTo(attempt, Duration.ofSeconds(total.toSeconds()));
        all = now.total().compareTo(total.minusSeconds(1)) < 0;
        held = now.total();
        renewsAt = now.renewsAt();
    }
}
