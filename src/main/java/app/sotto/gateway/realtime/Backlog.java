package app.sotto.gateway.realtime;

import app.sotto.dictation.Dictations.LiveDictation;
import java.time.Duration;

/**
 * Makes a client wait that sends faster than it is heard: while nothing more is read from its
 * socket, TCP holds it up, and no more than so much audio waits in memory.
 */
final class Backlog {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Duration most;
    private volatile boolean full;
    private volatile boolean ended;

    Backlog(Duration most) {
        this.most = most;
    }

    /**
     * Waits until there is room.
     *
     * @return false where the client left meanwhile
     */
    boolean awaitRoom(LiveDictation dictation) {
        try {
            while (!ended && dictation.behind().compareTo(most) > 0) {
                full = true;
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            full = false;
        }
        return !ended;
    }

    /** Whether somebody waits. */
    boolean isFull() {
        return full;
    }

    /** Nobody needs to wait any more. */
    void end() {
        ended = true;
    }
}
