package app.sotto.inference.bench;

import app.sotto.inference.pool.Policy;
import app.sotto.inference.simulated.VirtualTimeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What the pool carries: with 1,000 requests in flight, how much of what the cards can do together;
 * at a given load, how long windows wait, beside the best possible.
 */
final class Carrying {

    static final int IN_FLIGHT = 1_000;
    private static final double SETTLED = 20;
    private static final double END = 80;

    private final Ground ground;
    private final long seed;
    private final int rounds;
    private final double load;

    /**
     * @param load share of what the cards can do together that arrives where waiting is measured
     */
    Carrying(Ground ground, long seed, int rounds, double load) {
        this.ground = ground;
        this.seed = seed;
        this.rounds = rounds;
        this.load = load;
    }

    List<Row> rows(double windowsPerSecond) {
        var rows = new ArrayList<Row>();
        for (int nodes : new int[] {1, 3, 8}) {
            rows.addAll(rows(Collections.nCopies(nodes, 1.0), windowsPerSecond));
        }
        for (int nodes : new int[] {3, 8}) {
            var slowness = new ArrayList<>(Collections.nCopies(nodes, 1.0));
            slowness.set(0, 2.0);
            rows.addAll(rows(slowness, windowsPerSecond));
        }
        return rows;
    }

    private List<Row> rows(List<Double> slowness, double windowsPerSecond) {
        var best = "one machine, one queue";
        return List.of(
                row(
                        slowness,
                        "least-loaded",
                        windowsPerSecond,
                        pool(Policy.LeastLoaded::new, slowness)),
                row(
                        slowness,
                        "round-robin",
                        windowsPerSecond,
                        pool(Policy.RoundRobin::new, slowness)),
                row(
                        slowness,
                        best,
                        windowsPerSecond,
                        timeline ->
                                new OneMachine(ground.times(), timeline, Ground.worth(slowness))));
    }

    Function<VirtualTimeline, Service> pool(Supplier<Policy> policy, List<Double> slowness) {
        return timeline ->
                new Instance(
                                ground.catalogue(),
                                new Cards(ground.times(), timeline, slowness),
                                policy.get())
                        .watchingFrom(0);
    }

    Row row(
            List<Double> slowness,
            String by,
            double windowsPerSecond,
            Function<VirtualTimeline, Service> service) {
        double together = windowsPerSecond * Ground.worth(slowness);
        var full = new ArrayList<Traffic>();
        var arriving = new ArrayList<Traffic>();
        for (int round = 0; round < rounds; round++) {
            full.add(full(seed + round, service));
            arriving.add(arriving(seed + round, together * load, service));
        }
        double done = median(full, Traffic::donePerSecond);
        return new Row(
                slowness.size(),
                slowness.stream().filter(factor -> factor > 1).count(),
                by,
                done,
                100 * done / together,
                median(arriving, run -> run.waits().medianMillis()),
                median(arriving, run -> run.waits().p99Millis()),
                median(arriving, run -> run.answers().medianMillis()),
                median(arriving, run -> run.answers().p99Millis()));
    }

    private static Traffic full(long seed, Function<VirtualTimeline, Service> service) {
        var timeline = new VirtualTimeline();
        return new Traffic(timeline, seed, SETTLED, END)
                .keepInFlight(IN_FLIGHT, service.apply(timeline));
    }

    private static Traffic arriving(
            long seed, double perSecond, Function<VirtualTimeline, Service> service) {
        var timeline = new VirtualTimeline();
        return new Traffic(timeline, seed, SETTLED, END)
                .arrive(perSecond, List.of(service.apply(timeline)));
    }

    static double median(List<Traffic> runs, ToDoubleFunction<Traffic> figure) {
        return Medians.of(runs.stream().mapToDouble(figure).boxed().toList());
    }

    /**
     * @param ofTogetherPercent of what the cards can do together
     */
    record Row(
            int nodes,
            long ofThemTwiceAsSlow,
            String by,
            double windowsPerSecond,
            double ofTogetherPercent,
            double waitMedianMs,
            double waitP99Ms,
            double answerMedianMs,
            double answerP99Ms) {}
}
