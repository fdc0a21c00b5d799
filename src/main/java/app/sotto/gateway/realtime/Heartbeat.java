package app.sotto.gateway.realtime;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks after every open socket a few times a second; it never waits for one. */
@Component
class Heartbeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final long EVERY_MS = 250;

    private final RealtimeHandler handler;
    private @Nullable ScheduledExecutorService timer;

    Heartbeat(RealtimeHandler handler) {
        this.handler = handler;
    }

    @Override
    public synchronized void start() {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("realtime-heartbeat").factory());
        var _ = timer.scheduleWithFixedDelay(this::beat, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            var _ = timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void beat() {
        Instant now = Instant.now();
        for (LiveSocket socket : handler.open()) {
            try {
                socket.beat(now);
            } catch (RuntimeException e) {
                log.error("A realtime session could not be looked after", e);
            }
        }
    }
}
