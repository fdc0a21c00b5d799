package app.sotto.gateway.relay;

import app.sotto.gateway.callers.Presence;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Looks after all that is being passed on: is the caller still there, does the node move? */
@Component
final class Watch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Set<Watched> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("relay-watch").factory());

    Watch() {
        var _ =
                looks.scheduleWithFixedDelay(
                        () -> underWay.forEach(Watched::look),
                        BETWEEN_LOOKS.toMillis(),
                        BETWEEN_LOOKS.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Over the calling thread's work, until the answer is closed. */
    Watched over(Presence caller) {
        var watched = new Watched(caller, underWay::remove);
        underWay.add(watched);
        return watched;
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
