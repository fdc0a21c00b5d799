package app.sotto.inference.bench;

import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Requests;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.inference.nodes.WatchedPlaces;
import app.sotto.inference.openai.SpeechOverHttp;
import app.sotto.inference.pool.NodePool;
import app.sotto.inference.pool.Policy;
import app.sotto.inference.pool.SentRequests;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * The same load through the whole road to nodes that are really there: OpenAI's client, retries,
 * the watch over the nodes, the pool.
 */
final class RealNodes {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TO_APPEAR = Duration.ofSeconds(20);
    private static final double WARM_UP_SHARE = 0.25;

    private final BenchOptions options;
    private final Catalogue catalogue;
    private final Endpoints endpoints = new Endpoints();
    private final short[] sound;

    RealNodes(BenchOptions options, Catalogue catalogue) {
        this.options = options;
        this.catalogue = catalogue;
        this.sound = Sound.of(options.speech());
    }

    List<Row> rows() throws InterruptedException {
        var catalogues = Catalogues.always(catalogue);
        try (var _ =
                        WatchedPlaces.watch(
                                options.nodes(), options.nodeKey(), catalogues, endpoints);
                var speech = new SpeechOverHttp()) {
            return List.of(
                    row("least-loaded", new Policy.LeastLoaded(), catalogues, speech.client()),
                    row("round-robin", new Policy.RoundRobin(), catalogues, speech.client()));
        }
    }

    private Row row(String by, Policy policy, Catalogues catalogues, SpeechClient speech)
            throws InterruptedException {
        var pool =
                new NodePool(
                        catalogues, endpoints, policy, new CurrentTenant(), InstantSource.system());
        var run = new Run(model(), SentRequests.through(pool), speech);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < options.inFlight(); i++) {
                long seed = options.seed() + i;
                var _ = threads.submit(() -> run.keepAsking(new SplittableRandom(seed)));
            }
            threads.shutdown();
            var limit = options.length().plus(PATIENCE).plusMinutes(1);
            if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        }
        return run.row(by);
    }

    private Model model() throws InterruptedException {
        var key = catalogue.key(options.model());
        long until = System.nanoTime() + TO_APPEAR.toNanos();
        while (System.nanoTime() < until) {
            for (Endpoint endpoint : endpoints.all()) {
                var model = endpoint.serving(key);
                if (model != null) {
                    return model;
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalArgumentException(
                "None of the nodes "
                        + options.nodes()
                        + " serves "
                        + options.model()
                        + ". Name another with --model.");
    }

    private final class Run {

        private final Model model;
        private final Requests requests;
        private final SpeechClient speech;
        private final Waits waits = new Waits();
        private final Waits answers = new Waits();
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final DoubleAdder seconds = new DoubleAdder();
        private final ConcurrentHashMap<String, Integer> failures = new ConcurrentHashMap<>();
        private final long from;
        private final long to;

        Run(Model model, Requests requests, SpeechClient speech) {
            this.model = model;
            this.requests = requests;
            this.speech = speech;
            long length = options.length().toNanos();
            long now = System.nanoTime();
            this.from = now + (long) (length * WARM_UP_SHARE);
            this.to = now + length;
        }

        void keepAsking(SplittableRandom random) {
            while (System.nanoTime() < to) {
                ask(window(random));
            }
        }

        private SpeechWindow window(SplittableRandom random) {
            int longest = (int) Math.min(Traffic.LONGEST, (double) model.maxWindow().toSeconds());
            double length = Traffic.SHORTEST + (longest - Traffic.SHORTEST) * random.nextDouble();
            int samples = (int) (length * SpeechWindow.SAMPLE_RATE);
            int at = random.nextInt(Math.max(1, sound.length - samples));
            return new SpeechWindow(Arrays.copyOfRange(sound, at, at + samples), "en", null, 0);
        }

        private void ask(SpeechWindow window) {
            long asked = System.nanoTime();
            try {
                var demand = Demand.of(model, window.seconds(), PATIENCE);
                var _ =
                        requests.send(
                                demand,
                                lease -> {
                                    count(waits, asked);
                                    return speech.recognise(lease, window);
                                });
                count(answers, asked);
                long now = System.nanoTime();
                if (now >= from && now < to) {
                    done.incrementAndGet();
                    seconds.add(window.seconds());
                }
            } catch (NoCapacityException e) {
                failed.incrementAndGet();
                failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
            }
        }

        private void count(Waits of, long asked) {
            if (asked >= from && asked < to) {
                of.add((System.nanoTime() - asked) / 1e9);
            }
        }

        Row row(String by) {
            failures.forEach((what, times) -> System.err.println("  " + times + " x " + what));
            double measured = (to - from) / 1e9;
            return new Row(
                    options.nodes().size(),
                    by,
                    options.inFlight(),
                    done.get() / measured,
                    seconds.sum() / measured,
                    waits.medianMillis(),
                    waits.p99Millis(),
                    answers.medianMillis(),
                    answers.p99Millis(),
                    failed.get());
        }
    }

    /**
     * @param audioSecondsPerSecond times real time
     * @param waitMedianMs for a node, on the first try
     * @param answerMedianMs from the wish to the words
     */
    record Row(
            int nodes,
            String by,
            int inFlight,
            double windowsPerSecond,
            double audioSecondsPerSecond,
            double waitMedianMs,
            double waitP99Ms,
            double answerMedianMs,
            double answerP99Ms,
            int failed) {}
}
