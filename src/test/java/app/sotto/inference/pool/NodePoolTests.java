package app.sotto.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.Demand;
import app.sotto.inference.Fleet;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.inference.nodes.TestEndpoints;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class NodePoolTests {

    private static final Duration NO_PATIENCE = Duration.ZERO;
    private static final int FAILURES = 5;
    private static final Duration OUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Catalogue catalogue = CatalogueFile.read();
    private final Model whisper = catalogue.describe("whisper-large-v3");
    private final Endpoints endpoints = new Endpoints();
    private final CurrentTenant tenant = new CurrentTenant();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final NodePool pool =
            new NodePool(
                    Catalogues.always(catalogue),
                    endpoints,
                    new Policy.LeastLoaded(),
                    tenant,
                    () -> now);

    @Test
    void leasesUnderTheNodesOwnName() {
        endpoints.serve(List.of(node("http://a/v1/", 1, "Systran/faster-whisper-large-v3")));

        try (var lease = lease(whisper, 5, NO_PATIENCE)) {
            assertThat(lease.model().id()).isEqualTo("Systran/faster-whisper-large-v3");
            assertThat(lease.baseUrl()).hasToString("http://a/v1");
        }
    }

    @Test
    void prefersTheNodeWithLessToDo() {
        endpoints.serve(
                List.of(
                        node("http://a/v1", 100, "whisper-large-v3"),
                        node("http://b/v1", 100, "whisper-large-v3")));
        var leases = new ArrayList<Lease>();
        for (int i = 0; i < 100; i++) {
            leases.add(lease(whisper, 10, NO_PATIENCE));
        }

        long onA = leases.stream().filter(lease -> lease.baseUrl().getHost().equals("a")).count();
        assertThat(onA).isBetween(40L, 60L);
    }

    @Test
    void neverGivesANodeMoreThanItCarries() {
        endpoints.serve(List.of(node("http://a/v1", 2, "whisper-large-v3")));
        var first = lease(whisper, 1, NO_PATIENCE);
        var second = lease(whisper, 1, NO_PATIENCE);

        assertThatThrownBy(() -> lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("stayed busy");
        first.close();
        first.close();
        try (var _ = lease(whisper, 1, NO_PATIENCE)) {
            assertThatThrownBy(() -> lease(whisper, 1, NO_PATIENCE))
                    .isInstanceOf(NoCapacityException.class);
        }
        second.close();
    }

    @Test
    void whoIsWaitedForIsRefusedSoonWhileNobodyIsThere() {
        endpoints.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        endpoints.all().forEach(TestEndpoints::away);
        long began = System.nanoTime();

        assertThatThrownBy(() ->
                        pool.lease(
                                Demand.of(whisper, 1, Duration.ofMinutes(5))
                                        .waitingWhileAway(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(
                        NoCapacityException.class,
                        refused -> assertThat(refused.retryAfter()).isEmpty())
                .hasMessageContaining("none of the 1 connected nodes runs");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    }

    @Test
    void aNodeThatOnlyIsBusyIsWaitedForPatiently() throws Exception {
        endpoints.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        var holder = lease(whisper, 1, NO_PATIENCE);
        var demand =
                Demand.of(whisper, 1, Duration.ofMinutes(5))
                        .waitingWhileAway(Duration.ofMillis(200));
        var served = new CountDownLatch(1);
        var waiter =
                Thread.ofVirtual()
                        .start(() -> {
                            pool.lease(demand).close();
                            served.countDown();
                        });

        assertThat(served.await(900, TimeUnit.MILLISECONDS)).isFalse();
        holder.close();
        assertThat(served.await(5, TimeUnit.SECONDS)).isTrue();
        waiter.join();
    }

    @Test
    void aNodeThatComesBackInTimeIsTaken() {
        endpoints.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        var there = endpoints.all().getFirst().state();
        endpoints.all().forEach(TestEndpoints::away);
        var back =
                Thread.ofVirtual()
                        .start(() -> {
                            LockSupport.parkNanos(300_000_000);
                            endpoints.all().getFirst().become(there);
                            pool.dispatch();
                        });

        pool.lease(Demand.of(whisper, 1, PATIENCE).waitingWhileAway(Duration.ofSeconds(5))).close();
        assertThat(back).isNotNull();
    }

    @Test
    void servesThoseWhoWaitInTheirOrder() throws Exception {
        endpoints.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        var holder = lease(whisper, 1, NO_PATIENCE);
        var order = new ConcurrentLinkedQueue<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            int mine = i;
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try (var _ = lease(whisper, 1, PATIENCE)) {
                                    order.add(mine);
                                }
                            }));
            waitUntilBlocked(threads.getLast());
        }
        holder.close();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aWaiterForOneModelDoesNotBlockAnother() {
        endpoints.serve(
                List.of(
                        node("http://a/v1", 1, "whisper-large-v3"),
                        node("http://b/v1", 1, "qwen2.5-7b")));
        var holder = lease(whisper, 1, NO_PATIENCE);
        var waiting = Thread.ofVirtual().start(() -> lease(whisper, 1, PATIENCE).close());
        waitUntilBlocked(waiting);

        lease(catalogue.describe("qwen2.5-7b"), 1, NO_PATIENCE).close();
        holder.close();
    }

    @Test
    void putsOutANodeThatFailsFiveTimesAndTriesItAgainLater() {
        var node = node("http://a/v1", 4, "whisper-large-v3");
        endpoints.serve(List.of(node));
        for (int i = 0; i < FAILURES; i++) {
            fail();
        }

        assertThatThrownBy(() -> lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("out of order");
        assertThat(node.summary().state()).isEqualTo(Fleet.State.SUSPECT);

        now = now.plus(OUT);
        try (var _ = lease(whisper, 1, NO_PATIENCE)) {
            assertThatThrownBy(() -> lease(whisper, 1, NO_PATIENCE))
                    .isInstanceOf(NoCapacityException.class);
        }
        lease(whisper, 1, NO_PATIENCE).close();
        assertThat(node.summary().state()).isEqualTo(Fleet.State.READY);
    }

    @Test
    void aTrialThatFailsPutsTheNodeOutAgain() {
        endpoints.serve(List.of(node("http://a/v1", 4, "whisper-large-v3")));
        for (int i = 0; i < FAILURES; i++) {
            fail();
        }
        now = now.plus(OUT);
        fail();

        assertThatThrownBy(() -> lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        endpoints.serve(List.of(node("http://a/v1", 4, "whisper-large-v3")));
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i < FAILURES; i++) {
                fail();
            }
            lease(whisper, 1, NO_PATIENCE).close();
        }
    }

    @Test
    void givesNoWorkToASuspectNode() {
        var node = node("http://a/v1", 4, "whisper-large-v3");
        TestEndpoints.away(node);
        endpoints.serve(List.of(node));

        assertThatThrownBy(() -> lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("none of the 1 connected nodes");
    }

    @Test
    void waitsForANodeThatComesBack() throws Exception {
        var node = node("http://a/v1", 4, "whisper-large-v3");
        var ready = node.state();
        TestEndpoints.away(node);
        endpoints.serve(List.of(node));
        var waiting = Thread.ofVirtual().start(() -> lease(whisper, 1, PATIENCE).close());
        waitUntilBlocked(waiting);

        node.become(ready);
        pool.dispatch();
        assertThat(waiting.join(PATIENCE)).isTrue();
    }

    @Test
    void anInterruptedWaiterLeavesNothingBehind() throws Exception {
        endpoints.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        var holder = lease(whisper, 1, NO_PATIENCE);
        var waiting =
                Thread.ofVirtual()
                        .start(() ->
                                assertThatThrownBy(() -> lease(whisper, 1, PATIENCE))
                                        .hasMessageContaining("cancelled"));
        waitUntilBlocked(waiting);
        waiting.interrupt();
        waiting.join();

        holder.close();
        lease(whisper, 1, NO_PATIENCE).close();
    }

    @Test
    void saysThatNoNodeIsConnected() {
        assertThatThrownBy(() -> lease(whisper, 1, PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("no node is connected")
                .hasMessageContaining("SOTTO_NODES");
    }

    private void fail() {
        try (var lease = lease(whisper, 1, NO_PATIENCE)) {
            lease.failed(new IllegalStateException("broken"));
        }
    }

    private Lease lease(Model model, double weight, Duration patience) {
        return pool.lease(Demand.of(model, weight, patience));
    }

    private Endpoint node(String url, int concurrency, String... models) {
        return TestEndpoints.ready(catalogue, url, concurrency, () -> now, models);
    }

    private static void waitUntilBlocked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
