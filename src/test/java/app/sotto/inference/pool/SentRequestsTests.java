package app.sotto.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.NodeFailedException;
import app.sotto.inference.WorkClass;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.inference.nodes.TestEndpoints;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentRequestsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Catalogue catalogue = CatalogueFile.read();
    private final Model whisper = catalogue.describe("whisper-large-v3");
    private final Endpoints endpoints = new Endpoints();
    private final NodePool pool =
            new NodePool(
                    Catalogues.always(catalogue),
                    endpoints,
                    new Policy.LeastLoaded(),
                    new CurrentTenant(),
                    InstantSource.system());
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void connect() {
        endpoints.serve(List.of(node("a"), node("b")));
    }

    @Test
    void triesAnotherNodeWhenOneFails() {
        var answer = send(null, WorkClass.BATCH, failingAt(1));

        assertThat(asked).hasSize(2).doesNotHaveDuplicates();
        assertThat(answer).isEqualTo(List.copyOf(asked).getLast());
        assertThat(endpoints.all()).allMatch(node -> node.inFlight() == 0);
    }

    @Test
    void triesTheSameNodeAgainWhereThereIsNoOther() {
        endpoints.serve(List.of(node("a")));

        assertThat(send(null, WorkClass.BATCH, failingAt(1))).isEqualTo("a");
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void triesNoThirdTime() {
        assertThatThrownBy(() -> send(null, WorkClass.BATCH, failingAt(1, 2)))
                .isInstanceOf(NodeFailedException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void triesNothingAgainThatTheNodeDidNotFail() {
        assertThatThrownBy(() ->
                        send(
                                null,
                                WorkClass.BATCH,
                                _ -> {
                                    throw new IllegalArgumentException("our fault");
                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(endpoints.all()).allMatch(node -> node.inFlight() == 0);
    }

    @Test
    void keepsRetriesASmallPartOfAllRequests() {
        var requests = new SentRequests(pool, new PoolSettings(Policy.Name.LEAST_LOADED, null));
        var attempts = new AtomicInteger();
        for (int i = 0; i < 300; i++) {
            endpoints.serve(List.of(node("a"), node("b"))); // with breakers as new
            assertThatThrownBy(() ->
                            requests.send(
                                    Demand.of(whisper, 1, PATIENCE),
                                    lease -> {
                                        attempts.incrementAndGet();
                                        throw failed();
                                    }))
                    .isInstanceOf(NodeFailedException.class);
        }

        assertThat(attempts.get()).isBetween(300 + 100, 300 + 135);
    }

    @Test
    void theSecondTryHasTheSameDeadlineAsTheFirst() {
        var deadline = Instant.now().plusSeconds(30);
        var told = new ArrayList<Instant>();
        var requests = new SentRequests(pool, new PoolSettings(Policy.Name.LEAST_LOADED, null));

        var answer =
                requests.send(
                        Demand.of(whisper, 5, PATIENCE).until(deadline),
                        lease -> {
                            told.add(lease.until().orElseThrow());
                            if (told.size() == 1) {
                                throw failed();
                            }
                            return "heard";
                        });

        assertThat(answer).isEqualTo("heard");
        assertThat(told).containsExactly(deadline, deadline);
    }

    @Test
    void noSecondTryWaitsForANodeBeyondTheDeadline() {
        var requests = new SentRequests(pool, new PoolSettings(Policy.Name.LEAST_LOADED, null));
        long began = System.nanoTime();

        assertThatThrownBy(() ->
                        requests.send(
                                Demand.of(whisper, 5, Duration.ofMinutes(5))
                                        .until(Instant.now().plusMillis(400)),
                                lease -> {
                                    endpoints.all().forEach(TestEndpoints::away);
                                    throw failed();
                                }))
                .isInstanceOf(NoCapacityException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void asksASecondNodeWhenTheFirstIsLate() {
        var hedge = Duration.ofMillis(30);
        var never = new CountDownLatch(1);

        var answer =
                send(
                        hedge,
                        WorkClass.LIVE,
                        lease -> {
                            if (asked.size() == 1) {
                                awaitInterruption(never);
                                throw failed();
                            }
                            return lease.node();
                        });

        assertThat(asked).hasSize(2).doesNotHaveDuplicates();
        assertThat(answer).isEqualTo(List.copyOf(asked).getLast());
        assertThat(endpoints.all()).allMatch(node -> node.inFlight() == 0);
    }

    @Test
    void waitsForTheFirstWhereWorkIsNotLive() {
        var answer =
                send(
                        Duration.ofMillis(1),
                        WorkClass.BATCH,
                        lease -> {
                            sleep(50);
                            return lease.node();
                        });

        assertThat(asked).containsExactly(answer);
    }

    private Function<Lease, String> failingAt(Integer... attempts) {
        return lease -> {
            if (List.of(attempts).contains(asked.size())) {
                throw failed();
            }
            return lease.node();
        };
    }

    private static NodeFailedException failed() {
        return new NodeFailedException("The node failed", new IllegalStateException("broken"));
    }

    private String send(
            @Nullable Duration hedge, WorkClass urgency, Function<Lease, String> request) {
        var requests = new SentRequests(pool, new PoolSettings(Policy.Name.LEAST_LOADED, hedge));
        return requests.send(
                Demand.of(whisper, 5, PATIENCE).as(urgency),
                lease -> {
                    asked.add(lease.node());
                    return request.apply(lease);
                });
    }

    private Endpoint node(String host) {
        return TestEndpoints.ready(
                catalogue, "http://" + host + "/v1", 8, InstantSource.system(), "whisper-large-v3");
    }

    private static void awaitInterruption(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
