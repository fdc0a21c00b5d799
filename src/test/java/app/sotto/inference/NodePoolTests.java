package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodePoolTests {

    private static final Duration NO_PATIENCE = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Catalogue catalogue = Catalogue.load();
    private final Model whisper = catalogue.describe("whisper-large-v3");
    private final NodePool pool = new NodePool(catalogue);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void leasesUnderTheNodesOwnName() {
        pool.serve(List.of(node("http://a/v1/", 1, "Systran/faster-whisper-large-v3")));

        try (var lease = pool.lease(whisper, 5, NO_PATIENCE)) {
            assertThat(lease.model().id()).isEqualTo("Systran/faster-whisper-large-v3");
            assertThat(lease.baseUrl()).hasToString("http://a/v1");
        }
    }

    @Test
    void prefersTheNodeWithLessToDo() {
        pool.serve(
                List.of(
                        node("http://a/v1", 100, "whisper-large-v3"),
                        node("http://b/v1", 100, "whisper-large-v3")));
        var leases = new ArrayList<Lease>();
        for (int i = 0; i < 100; i++) {
            leases.add(pool.lease(whisper, 10, NO_PATIENCE));
        }

        long onA = leases.stream().filter(lease -> lease.baseUrl().getHost().equals("a")).count();
        assertThat(onA).isBetween(40L, 60L);
    }

    @Test
    void neverGivesANodeMoreThanItCarries() {
        pool.serve(List.of(node("http://a/v1", 2, "whisper-large-v3")));
        var first = pool.lease(whisper, 1, NO_PATIENCE);
        var second = pool.lease(whisper, 1, NO_PATIENCE);

        assertThatThrownBy(() -> pool.lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("stayed busy");
        first.close();
        first.close();
        try (var _ = pool.lease(whisper, 1, NO_PATIENCE)) {
            assertThatThrownBy(() -> pool.lease(whisper, 1, NO_PATIENCE))
                    .isInstanceOf(NoCapacityException.class);
        }
        second.close();
    }

    @Test
    void servesThoseWhoWaitInTheirOrder() throws Exception {
        pool.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        var holder = pool.lease(whisper, 1, NO_PATIENCE);
        var order = new ConcurrentLinkedQueue<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            int mine = i;
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try (var _ = pool.lease(whisper, 1, PATIENCE)) {
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
        pool.serve(
                List.of(
                        node("http://a/v1", 1, "whisper-large-v3"),
                        node("http://b/v1", 1, "qwen2.5-7b")));
        var holder = pool.lease(whisper, 1, NO_PATIENCE);
        var waiting = Thread.ofVirtual().start(() -> pool.lease(whisper, 1, PATIENCE).close());
        waitUntilBlocked(waiting);

        pool.lease(catalogue.describe("qwen2.5-7b"), 1, NO_PATIENCE).close();
        holder.close();
    }

    @Test
    void putsOutANodeThatFailsFiveTimesAndTriesItAgainLater() {
        var node = node("http://a/v1", 4, "whisper-large-v3");
        pool.serve(List.of(node));
        for (int i = 0; i < Breaker.FAILURES; i++) {
            fail();
        }

        assertThatThrownBy(() -> pool.lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("out of order");
        assertThat(node.summary().health()).isEqualTo(Fleet.Health.UNHEALTHY);

        now = now.plus(Breaker.OUT);
        try (var _ = pool.lease(whisper, 1, NO_PATIENCE)) {
            assertThatThrownBy(() -> pool.lease(whisper, 1, NO_PATIENCE))
                    .isInstanceOf(NoCapacityException.class);
        }
        pool.lease(whisper, 1, NO_PATIENCE).close();
        assertThat(node.summary().health()).isEqualTo(Fleet.Health.HEALTHY);
    }

    @Test
    void aTrialThatFailsPutsTheNodeOutAgain() {
        pool.serve(List.of(node("http://a/v1", 4, "whisper-large-v3")));
        for (int i = 0; i < Breaker.FAILURES; i++) {
            fail();
        }
        now = now.plus(Breaker.OUT);
        fail();

        assertThatThrownBy(() -> pool.lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        pool.serve(List.of(node("http://a/v1", 4, "whisper-large-v3")));
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i < Breaker.FAILURES; i++) {
                fail();
            }
            pool.lease(whisper, 1, NO_PATIENCE).close();
        }
    }

    @Test
    void givesNoWorkToASuspectNode() {
        var node = node("http://a/v1", 4, "whisper-large-v3");
        node.become(new NodeState.Suspect("does not answer", false));
        pool.serve(List.of(node));

        assertThatThrownBy(() -> pool.lease(whisper, 1, NO_PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("none of the 1 connected nodes");
    }

    @Test
    void waitsForANodeThatComesBack() throws Exception {
        var node = node("http://a/v1", 4, "whisper-large-v3");
        var ready = node.state();
        node.become(new NodeState.Suspect("does not answer", false));
        pool.serve(List.of(node));
        var waiting = Thread.ofVirtual().start(() -> pool.lease(whisper, 1, PATIENCE).close());
        waitUntilBlocked(waiting);

        node.become(ready);
        pool.dispatch();
        assertThat(waiting.join(PATIENCE)).isTrue();
    }

    @Test
    void anInterruptedWaiterLeavesNothingBehind() throws Exception {
        pool.serve(List.of(node("http://a/v1", 1, "whisper-large-v3")));
        var holder = pool.lease(whisper, 1, NO_PATIENCE);
        var waiting =
                Thread.ofVirtual()
                        .start(() ->
                                assertThatThrownBy(() -> pool.lease(whisper, 1, PATIENCE))
                                        .hasMessageContaining("cancelled"));
        waitUntilBlocked(waiting);
        waiting.interrupt();
        waiting.join();

        holder.close();
        pool.lease(whisper, 1, NO_PATIENCE).close();
    }

    @Test
    void saysThatNoNodeIsConnected() {
        assertThatThrownBy(() -> pool.lease(whisper, 1, PATIENCE))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("no node is connected")
                .hasMessageContaining("SOTTO_NODES");
    }

    private void fail() {
        try (var lease = pool.lease(whisper, 1, NO_PATIENCE)) {
            lease.failed(new IllegalStateException("broken"));
        }
    }

    private Node node(String url, int concurrency, String... models) {
        var node = new Node(URI.create(url), null, concurrency, () -> now);
        node.become(new NodeState.Ready(Stream.of(models).map(catalogue::describe).toList(), null));
        return node;
    }

    private static void waitUntilBlocked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
