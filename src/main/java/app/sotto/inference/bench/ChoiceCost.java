package app.sotto.inference.bench;

import app.sotto.inference.Demand;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.inference.nodes.NodeState.Ready;
import app.sotto.inference.pool.NodePool;
import app.sotto.inference.pool.Policy;
import app.sotto.tenancy.CurrentTenant;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What it costs to choose a node and to give it back, on the clock of this machine. */
final class ChoiceCost {

    private static final int NODES = 8;
    private static final int OPEN = 1_000;
    private static final int WAITING = 1_000;
    private static final int CHOICES = 32_000;
    private static final int WARM_UPS = 3;
    private static final Duration NO_PATIENCE = Duration.ZERO;

    private final Catalogue catalogue;
    private final Model model;
    private final int rounds;

    ChoiceCost(Catalogue catalogue, int rounds) {
        this.catalogue = catalogue;
        this.model = catalogue.describe(Instance.MODEL);
        this.rounds = rounds;
    }

    List<Row> rows() throws InterruptedException {
        return List.of(withRoom(1), withRoom(16), withoutRoom());
    }

    Row withRoom(int threads) throws InterruptedException {
        var pool = pool(OPEN);
        for (int i = 0; i < OPEN; i++) {
            var _ = pool.lease(demand(i));
        }
        var micros = new ArrayList<Double>();
        for (int round = -WARM_UPS; round < rounds; round++) {
            double took = inParallel(threads, () -> choose(pool, CHOICES / threads));
            if (round >= 0) {
                micros.add(took / CHOICES * 1e6);
            }
        }
        double each = Medians.of(micros);
        return new Row("free nodes", threads, each, each * threads);
    }

    private void choose(NodePool pool, int times) {
        for (int i = 0; i < times; i++) {
            pool.lease(demand(i)).close();
        }
    }

    /** Every node is full: who gives back gives to the first of those who wait. */
    private Row withoutRoom() {
        var pool = pool(OPEN / NODES);
        var asked = new ArrayDeque<CompletableFuture<Lease>>();
        for (int i = 0; i < OPEN + WAITING; i++) {
            asked.add(pool.ask(demand(i)));
        }
        var micros = new ArrayList<Double>();
        for (int round = -WARM_UPS; round < rounds; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < CHOICES; i++) {
                asked.remove().resultNow().close();
                asked.add(pool.ask(demand(i)));
            }
            if (round >= 0) {
                micros.add((System.nanoTime() - began) / 1e3 / CHOICES);
            }
        }
        double each = Medians.of(micros);
        return new Row("1,000 wait", 1, each, each);
    }

    private static double inParallel(int threads, Runnable work) throws InterruptedException {
        var start = new CountDownLatch(1);
        var all = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            all.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    start.await();
                                    work.run();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }));
        }
        long began = System.nanoTime();
        start.countDown();
        for (var thread : all) {
            thread.join();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private Demand demand(int number) {
        return Demand.of(model, 1 + number % Traffic.LONGEST, NO_PATIENCE);
    }

    private NodePool pool(int concurrency) {
        var endpoints = new Endpoints();
        var pool =
                new NodePool(
                        Catalogues.always(catalogue),
                        endpoints,
                        new Policy.LeastLoaded(),
                        new CurrentTenant(),
                        InstantSource.system());
        var all = new ArrayList<Endpoint>();
        for (int i = 0; i < NODES; i++) {
            var place = new Place(URI.create("http://card-" + i + "/v1"), "none", null);
            var endpoint =
                    new Endpoint("card-" + i, place, null, concurrency, InstantSource.system());
            endpoint.become(new Ready(Map.of(catalogue.key(Instance.MODEL), model), null, true));
            all.add(endpoint);
        }
        endpoints.serve(all);
        return pool;
    }

    /**
     * @param microsEach of the pool's time for a choice and its end
     * @param microsForCaller from a caller's asking to his having given back, all threads busy
     */
    record Row(String pool, int threads, double microsEach, double microsForCaller) {}
}
