package app.sotto.inference.simulated;

import app.sotto.inference.simulated.Fault.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The faults of one node: asked for, begun and over. Shares are exact, not drawn by lot. */
public final class Faults implements AutoCloseable {

    private final List<Active> faults = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("simulated-faults").factory());
    private volatile Runnable onChange = () -> {};

    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Begins at once, or when its time has come. */
    public void add(Fault fault) {
        var active = new Active(fault, System.nanoTime());
        faults.add(active);
        tellAfter(fault.afterSeconds());
        var length = fault.forSeconds();
        if (length != null) {
            tellAfter(fault.afterSeconds() + length);
        }
    }

    private void tellAfter(double seconds) {
        if (seconds == 0) {
            onChange.run();
        } else if (!clock.isShutdown()) {
            var _ = clock.schedule(this::tell, (long) (seconds * 1e9) + 1, TimeUnit.NANOSECONDS);
        }
    }

    private void tell() {
        onChange.run();
    }

    /** Ends all of them. */
    public void clear() {
        faults.clear();
        onChange.run();
    }

    /** Those that are under way or still to come. */
    public List<Fault> list() {
        faults.removeIf(Active::isOver);
        return faults.stream().map(Active::fault).toList();
    }

    boolean isDown() {
        return faults.stream().anyMatch(fault -> fault.isOn(Kind.DOWN));
    }

    boolean stalls(String model) {
        return whole(Kind.HANG, model);
    }

    boolean hangsAny(String model) {
        return faults.stream().anyMatch(fault -> fault.isOn(Kind.HANG) && fault.fault.meets(model));
    }

    double slowness(String model) {
        return faults.stream()
                .filter(fault -> fault.isOn(Kind.SLOW) && fault.fault.whole())
                .filter(fault -> fault.fault.meets(model))
                .mapToDouble(fault -> fault.fault.factor())
                .reduce(1, (a, b) -> a * b);
    }

    /** Seconds by which the node's clock is wrong. */
    double skew() {
        return faults.stream()
                .filter(fault -> fault.isOn(Kind.SKEW))
                .mapToDouble(fault -> fault.fault.factor())
                .sum();
    }

    private boolean whole(Kind kind, String model) {
        return faults.stream()
                .anyMatch(fault ->
                        fault.isOn(kind) && fault.fault.whole() && fault.fault.meets(model));
    }

    /** What is to become of one more request for that model. */
    Plan plan(String model) {
        return new Plan(
                !stalls(model) && hits(Kind.HANG, model),
                hits(Kind.ERROR, model),
                hits(Kind.RESET, model),
                hits(Kind.GARBAGE, model),
                lateness(model));
    }

    private double lateness(String model) {
        double factor = 1;
        for (var fault : faults) {
            if (fault.isOn(Kind.SLOW) && !fault.fault.whole() && fault.hits(model)) {
                factor *= fault.fault.factor();
            }
        }
        return factor;
    }

    private boolean hits(Kind kind, String model) {
        boolean hit = false;
        for (var fault : faults) {
            hit |= fault.isOn(kind) && fault.hits(model);
        }
        return hit;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /**
     * @param lateness how many times as long this request alone takes
     */
    record Plan(boolean hang, boolean error, boolean reset, boolean garbage, double lateness) {}

    private static final class Active {

        private final Fault fault;
        private final long asked;
        private final AtomicLong met = new AtomicLong();

        Active(Fault fault, long asked) {
            this.fault = fault;
            this.asked = asked;
        }

        Fault fault() {
            return fault;
        }

        boolean isOn(Kind kind) {
            double age = (System.nanoTime() - asked) / 1e9;
            return fault.kind() == kind && age >= fault.afterSeconds() && !isOver();
        }

        boolean isOver() {
            double age = (System.nanoTime() - asked) / 1e9;
            var length = fault.forSeconds();
            return length != null && age >= fault.afterSeconds() + length;
        }

        /** With a share of 0.25 every fourth, with 0.3 three in ten, spread evenly. */
        boolean hits(String model) {
            if (!fault.meets(model)) {
                return false;
            }
            long before = met.getAndIncrement();
            return Math.floor((before + 1) * fault.share()) > Math.floor(before * fault.share());
        }
    }
}
