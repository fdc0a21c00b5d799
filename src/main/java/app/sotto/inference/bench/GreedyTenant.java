package app.sotto.inference.bench;

import app.sotto.inference.pool.Policy;
import app.sotto.inference.simulated.VirtualTimeline;
import app.sotto.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hundred tenants on three cards. Ninety-nine of them ask for 60% of what the cards can do; the
 * greedy one asks for as much as they do together, so that more is asked for than can be done.
 */
final class GreedyTenant {

    private static final int NODES = 3;
    private static final int OTHERS = 99;
    private static final double OTHERS_SHARE = 0.6;
    private static final double SETTLED = 20;
    private static final double END = 80;

    private final Ground ground;
    private final long seed;
    private final int rounds;

    GreedyTenant(Ground ground, long seed, int rounds) {
        this.ground = ground;
        this.seed = seed;
        this.rounds = rounds;
    }

    List<Row> rows(double windowsPerSecond) {
        return List.of(
                row("fair", false, windowsPerSecond),
                row("fair", true, windowsPerSecond),
                row("first come, first served", false, windowsPerSecond),
                row("first come, first served", true, windowsPerSecond));
    }

    /** First come, first served is what the fair queue does among requests of nobody. */
    Row row(String queue, boolean greedy, double windowsPerSecond) {
        boolean fair = queue.equals("fair");
        var others = new ArrayList<Traffic>();
        var own = new ArrayList<Traffic>();
        for (int round = 0; round < rounds; round++) {
            var timeline = new VirtualTimeline();
            var cards = new Cards(ground.times(), timeline, Collections.nCopies(NODES, 1.0));
            var instance =
                    List.of(
                            new Instance(ground.catalogue(), cards, new Policy.LeastLoaded())
                                    .watchingFrom(0));
            double rate = windowsPerSecond * NODES * OTHERS_SHARE;
            var ofOthers =
                    new Traffic(timeline, seed + round, SETTLED, END)
                            .begin(rate, instance, fair ? others(seed + round) : () -> null);
            if (greedy) {
                var tenant = new TenantId(new UUID(1, 0));
                own.add(
                        new Traffic(timeline, ~(seed + round), SETTLED, END)
                                .begin(rate, instance, () -> fair ? tenant : null));
            }
            others.add(ofOthers.finish());
        }
        return new Row(
                queue,
                greedy ? "yes" : "no",
                Carrying.median(others, run -> run.waits().medianMillis()),
                Carrying.median(others, run -> run.waits().p99Millis()),
                greedy ? Carrying.median(own, run -> run.waits().medianMillis()) : null,
                greedy ? Carrying.median(own, run -> run.waits().p99Millis()) : null);
    }

    private static Supplier<@Nullable TenantId> others(long seed) {
        var random = new SplittableRandom(seed);
        return () -> new TenantId(new UUID(0, random.nextInt(OTHERS)));
    }

    /** Waiting of the others, and of the greedy one. */
    record Row(
            String queue,
            String greedyOne,
            double othersMedianMs,
            double othersP99Ms,
            @Nullable Double greedyMedianMs,
            @Nullable Double greedyP99Ms) {}
}
