package app.sotto.inference.bench;

import app.sotto.inference.pool.Policy;
import app.sotto.inference.simulated.VirtualTimeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether instances that share cards, and know of each other only what the cards' figures say, run
 * to the same card at once: how far apart the cards' loads are, looked at ten times a second.
 */
final class Herding {

    private static final int NODES = 3;
    private static final double SETTLED = 20;
    private static final double END = 80;
    private static final double BETWEEN_LOOKS = 0.1;

    private final Ground ground;
    private final long seed;
    private final int rounds;
    private final double load;

    Herding(Ground ground, long seed, int rounds, double load) {
        this.ground = ground;
        this.seed = seed;
        this.rounds = rounds;
        this.load = load;
    }

    List<Row> rows(double windowsPerSecond) {
        return List.of(
                row("one instance", 1, true, windowsPerSecond),
                row("two, by the nodes' figures", 2, true, windowsPerSecond),
                row("four, by the nodes' figures", 4, true, windowsPerSecond),
                row("two that see no figures", 2, false, windowsPerSecond),
                row("four that see no figures", 4, false, windowsPerSecond));
    }

    Row row(String instances, int count, boolean watching, double windowsPerSecond) {
        var runs = new ArrayList<Traffic>();
        var gaps = new ArrayList<Double>();
        var inFlight = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var timeline = new VirtualTimeline();
            var cards = new Cards(ground.times(), timeline, Collections.nCopies(NODES, 1.0));
            var spread = new Spread(cards);
            runs.add(
                    new Traffic(timeline, seed + round, SETTLED, END)
                            .arrive(
                                    windowsPerSecond * NODES * load,
                                    instances(cards, count, watching)));
            gaps.add(spread.meanGap());
            inFlight.add(spread.meanEach());
        }
        return new Row(
                instances,
                Medians.of(inFlight),
                Medians.of(gaps),
                Carrying.median(runs, run -> run.waits().medianMillis()),
                Carrying.median(runs, run -> run.waits().p99Millis()),
                Carrying.median(runs, run -> run.answers().p99Millis()));
    }

    /** Each looks at its own time, as instances do. */
    private List<Instance> instances(Cards cards, int count, boolean watching) {
        var all = new ArrayList<Instance>();
        for (int i = 0; i < count; i++) {
            var instance = new Instance(ground.catalogue(), cards, new Policy.LeastLoaded());
            all.add(watching ? instance.watchingFrom(0.5 * i / count) : instance);
        }
        return all;
    }

    /**
     * @param inFlightPerNode mean of all looks and nodes
     * @param gap mean of the most less the fewest requests that nodes had at one moment
     */
    record Row(
            String instances,
            double inFlightPerNode,
            double gap,
            double waitMedianMs,
            double waitP99Ms,
            double answerP99Ms) {}

    private static final class Spread {

        private final Cards cards;
        private double gaps;
        private double requests;
        private int looks;

        Spread(Cards cards) {
            this.cards = cards;
            cards.timeline().at(SETTLED, this::look);
        }

        private void look() {
            var each = cards.requests();
            gaps += Collections.max(each) - Collections.min(each);
            requests += each.stream().mapToInt(Integer::intValue).sum();
            looks++;
            double next = cards.timeline().now() + BETWEEN_LOOKS;
            if (next < END) {
                cards.timeline().at(next, this::look);
            }
        }

        double meanGap() {
            return gaps / looks;
        }

        double meanEach() {
            return requests / looks / cards.count();
        }
    }
}
