package app.sotto.inference.simulated;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that leaps from event to event: hours of simulated work in a moment, on one thread. */
public final class VirtualTimeline implements Timeline {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingDouble(Event::time).thenComparingLong(Event::order));
    private double now;
    private long order;

    @Override
    public double now() {
        return now;
    }

    @Override
    public void at(double time, Runnable action) {
        events.add(new Event(Math.max(time, now), order++, action));
    }

    /** Everything that happens up to {@code time}. */
    public void runUntil(double time) {
        for (var next = events.peek(); next != null && next.time <= time; next = events.peek()) {
            var _ = events.poll();
            now = next.time;
            next.action.run();
        }
        now = Math.max(now, time);
    }

    /** Everything that ever happens; does not return while events make new ones. */
    public void runToTheEnd() {
        for (var next = events.peek(); next != null; next = events.peek()) {
            runUntil(next.time);
        }
    }

    private record Event(double time, long order, Runnable action) {}
}
