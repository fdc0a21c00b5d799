package app.sotto.dictation.live;

import app.sotto.dictation.Dictations.LiveEvents;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells events one at a time, in order, on a thread of its own: a slow connection holds up neither
 * recognition nor polishing.
 */
final class Telling {

    private static final Logger log = LoggerFactory.getLogger(Telling.class);

    private final LiveEvents events;
    private final ExecutorService line =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("live-telling").factory());

    Telling(LiveEvents events) {
        this.events = events;
    }

    void tell(Consumer<LiveEvents> event) {
        try {
            line.execute(() -> tellNow(event));
        } catch (RejectedExecutionException e) {
            log.debug("An event came after the end");
        }
    }

    private void tellNow(Consumer<LiveEvents> event) {
        try {
            event.accept(events);
        } catch (RuntimeException e) {
            log.debug("A listener failed", e);
        }
    }

    /** Waits until everything is told, or the listener has had its time. */
    void end(Duration patience) {
        line.shutdown();
        try {
            if (!line.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                line.shutdownNow();
            }
        } catch (InterruptedException e) {
            line.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody listens any more. */
    void stop() {
        line.shutdownNow();
    }
}
