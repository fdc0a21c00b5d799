package app.sotto.dictation.library;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a completed dictation is with the recognition of its gaps.
 *
 * @param state null while nothing is wanted
 * @param all whether also what nobody has listened to; otherwise only what no node would take
 * @param tries that failed
 * @param due when it may be tried
 */
@Embeddable
public record Filling(
        @Enumerated(EnumType.STRING) @Column(name = "filling") @Nullable State state,
        @Column(name = "filling_all") boolean all,
        @Column(name = "filling_tries") int tries,
        @Column(name = "filling_due") @Nullable Instant due) {

    static final Filling NONE = new Filling(null, false, 0, null);

    /** What is going on. */
    public enum State {
        WAITING,
        RUNNING
    }

    static Filling wanted(boolean all) {
        return new Filling(State.WAITING, all, 0, Instant.now());
    }

    Filling running() {
        return new Filling(State.RUNNING, all, tries, due);
    }

    Filling again(Instant when, boolean failed) {
        return new Filling(State.WAITING, all, failed ? tries + 1 : tries, when);
    }

    boolean isWanted() {
        return state != null;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }
}
