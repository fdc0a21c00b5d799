package app.sotto.gateway.relay;

import app.sotto.gateway.callers.Presence;
import app.sotto.inference.Lease;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request on its way. Whoever finds its caller gone ends it, wherever it is. */
final class Watched implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final Presence caller;
    private final Consumer<Watched> end;
    private @Nullable Lease lease;
    private @Nullable Runnable abort;
    private boolean wroteLately;
    private boolean gone;
    private boolean closed;

    Watched(Presence caller, Consumer<Watched> end) {
        this.caller = caller;
        this.end = end;
    }

    /** From here on a node works for it. */
    synchronized void worksAt(Lease node, Runnable abortion) {
        lease = node;
        abort = abortion;
        if (gone) {
            abortion.run();
        }
    }

    /** The caller took something, and so is there. */
    synchronized void wrote() {
        wroteLately = true;
    }

    /** The caller took nothing more. */
    synchronized void left() {
        gone = true;
        stop();
    }

    synchronized boolean callerIsGone() {
        return gone;
    }

    synchronized void look() {
        if (closed || gone) {
            return;
        }
        if (!wroteLately && caller.isGone()) {
            gone = true;
            stop();
            thread.interrupt(); // it may be waiting for a node
        } else if (lease != null && lease.isLost()) {
            stop();
        }
        wroteLately = false;
    }

    private void stop() {
        if (abort != null) {
            abort.run();
        }
    }

    @Override
    public void close() {
        end.accept(this);
        synchronized (this) {
            closed = true; // by the thread that it watched
            if (gone) {
                var _ = Thread.interrupted();
            }
        }
    }
}
