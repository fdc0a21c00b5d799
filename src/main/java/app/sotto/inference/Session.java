package app.sotto.inference;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a live dictation on one node while it has room there. Between two segments it is free to
 * move; within one it stays, even on a node that is being drained.
 */
public final class Session {

    private volatile @Nullable Object place;
    private volatile boolean midSegment;

    /** A segment has begun: what follows belongs together. */
    public void segmentBegan() {
        midSegment = true;
    }

    /** The segment is final, or was given up. */
    public void segmentEnded() {
        midSegment = false;
    }

    /** Whether a draining node must still take its work, if it is at that place. */
    public boolean heldAt(Object node) {
        return midSegment && node.equals(place);
    }

    public boolean isAt(Object node) {
        return node.equals(place);
    }

    /** For the pool: where its work went last. */
    public void moveTo(Object node) {
        place = node;
    }
}
