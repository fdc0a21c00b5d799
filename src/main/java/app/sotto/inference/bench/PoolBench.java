package app.sotto.inference.bench;

import app.sotto.inference.catalogue.CatalogueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@code ./sotto bench pool}: what the pool carries and costs, in a process of its own without the
 * application. Cards are simulated in virtual time; {@code --nodes} asks real ones.
 */
public final class PoolBench {

    private PoolBench() {}

    /** Prints tables; the process ends with 2 when it is asked for what does not exist. */
    public static void main(String... words) throws InterruptedException, IOException {
        if (List.of(words).contains("--help")) {
            System.out.println(BenchOptions.USAGE);
            return;
        }
        try {
            var options = BenchOptions.parse(List.of(words));
            var report = new Report(System.out);
            if (options.nodes().isEmpty()) {
                simulated(options, report);
            } else {
                real(options, report);
            }
            report.write(options.out());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("sotto: " + e.getMessage());
            System.err.println(BenchOptions.USAGE);
            System.exit(2);
        }
    }

    private static void simulated(BenchOptions options, Report report) throws InterruptedException {
        long seed = options.seed();
        int rounds = options.rounds();
        var ground = Ground.read();
        System.out.println(
                "SIMULATED cards in virtual time, real pool; windows of 1 to 28 s. Medians of "
                        + rounds
                        + " rounds.");
        double windows = ground.windowsPerSecond();
        report.say("model", Instance.MODEL + " on " + Ground.CARD);
        report.say("windowsPerSecondOfOneCard", windows);
        report.say("load", options.load());
        report.table(
                "carrying",
                "1,000 in flight: windows a second; at that load: waiting and answers in ms",
                new Carrying(ground, seed, rounds, options.load()).rows(windows));
        report.table(
                "choice",
                "A choice among 8 nodes with 1,000 open leases, in microseconds of real time",
                new ChoiceCost(ground.catalogue(), rounds).rows());
        report.table(
                "herding",
                "Instances that share 3 nodes at that load: how far apart the nodes are",
                new Herding(ground, seed, rounds, options.load()).rows(windows));
        report.table(
                "greedy",
                "99 tenants with 60% of what 3 nodes can do, and one who asks for as much again",
                new GreedyTenant(ground, seed, rounds).rows(windows));
        report.table(
                "claims",
                "What others claim of one card, from the service times (see their sources)",
                new Claims(ground.all()).rows());
    }

    private static void real(BenchOptions options, Report report) throws InterruptedException {
        report.say("model", options.model());
        report.table(
                "nodes",
                "Nodes over HTTP, windows of 1 to 28 s of "
                        + (options.speech() == null ? "noise" : "a recording")
                        + "; ms",
                new RealNodes(options, CatalogueFile.read()).rows());
    }
}
