package app.sotto.inference.simulated;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock on the wall, or one that runs {@code speed} times as fast; events on one thread. */
final class RealTimeline implements Timeline, AutoCloseable {

    private final double speed;
    private final long start = System.nanoTime();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("simulated-time").factory());

    RealTimeline(double speed) {
        this.speed = speed;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public double now() {
        return (System.nanoTime() - start) / 1e9 * speed;
    }

    @Override
    public void at(double time, Runnable action) {
        if (!thread.isShutdown()) {
            long delay = (long) ((time - now()) / speed * 1e9);
            var _ = thread.schedule(action, Math.max(0, delay), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
