package app.sotto.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Session;
import app.sotto.inference.WorkClass;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.inference.nodes.Figures;
import app.sotto.inference.nodes.TestEndpoints;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which node gets the work: by load, by figures, by session, and none that is being drained. */
class ChoosingTests {

    private final Catalogue catalogue = CatalogueFile.read();
    private final Model whisper = catalogue.describe("whisper-large-v3");
    private final Endpoints endpoints = new Endpoints();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Endpoint a = node("a");
    private final Endpoint b = node("b");
    private final NodePool pool = pool(new Policy.LeastLoaded());

    @Test
    void countsWhatOtherInstancesHaveThere() {
        endpoints.serve(List.of(a, b));
        TestEndpoints.report(a, figures(20.0, 4.0, 0.5));
        TestEndpoints.report(b, figures(2.0, 0.0, 0.1));

        assertThat(places(lease(10))).containsOnly("b");
    }

    @Test
    void givesNothingToANodeWhoseQueueIsLong() {
        endpoints.serve(List.of(a));
        TestEndpoints.report(a, figures(30.0, 9.0, 0.9));

        assertThatThrownBy(() -> lease(1)).isInstanceOf(NoCapacityException.class);

        TestEndpoints.report(a, figures(30.0, 1.0, 0.9));
        lease(1).forEach(Lease::close);
    }

    @Test
    void countsWhatItSentSinceTheLastFigures() {
        endpoints.serve(List.of(a));
        TestEndpoints.report(a, figures(24.0, 2.0, 0.5));
        var held = lease(2);

        assertThatThrownBy(() -> lease(1)).isInstanceOf(NoCapacityException.class);

        held.getFirst().close();
        lease(1).forEach(Lease::close);
    }

    @Test
    void takesOldFiguresForAFullNodeUnlessAllAreOld() {
        endpoints.serve(List.of(a, b));
        TestEndpoints.report(a, figures(0.0, 0.0, 0.0));
        now = now.plusSeconds(5);
        TestEndpoints.report(b, figures(4.0, 0.0, 0.2));
        assertThat(places(lease(5))).containsOnly("b");

        now = now.plusSeconds(5);
        assertThat(places(lease(40))).contains("a", "b");
    }

    @Test
    void roundRobinGivesEachItsTurn() {
        var inTurns = pool(new Policy.RoundRobin());
        endpoints.serve(List.of(a, b));

        var leases = new ArrayList<Lease>();
        for (int i = 0; i < 6; i++) {
            leases.add(inTurns.lease(Demand.of(whisper, i * 10, Duration.ZERO)));
        }

        assertThat(leases.stream().filter(lease -> lease.node().equals("a"))).hasSize(3);
    }

    @Test
    void keepsALiveDictationOnItsNode() {
        endpoints.serve(List.of(a, b));
        var session = new Session();
        String first = place(session);

        for (int i = 0; i < 20; i++) {
            assertThat(place(session)).isEqualTo(first);
        }
    }

    @Test
    void aDrainingNodeKeepsADictationToTheEndOfItsSegmentOnly() {
        endpoints.serve(List.of(a, b));
        var session = new Session();
        session.segmentBegan();
        var first = place(session).equals("a") ? a : b;
        first.drain(true);

        assertThat(place(session)).isEqualTo(first.nodeName());
        assertThat(places(lease(10))).doesNotContain(first.nodeName());

        session.segmentEnded();
        assertThat(place(session)).isNotEqualTo(first.nodeName());
    }

    @Test
    void tellsWhenThereWillBeRoomFromThePaceOfTheLastHalfMinute() {
        var one = TestEndpoints.ready(catalogue, "http://c/v1", 1, () -> now, "whisper-large-v3");
        endpoints.serve(List.of(one));
        for (int i = 0; i < 10; i++) {
            try (var _ = demand(20)) {
                now = now.plusSeconds(3);
            }
        }
        try (var _ = demand(20)) {
            assertThatThrownBy(() -> demand(60))
                    .isInstanceOfSatisfying(
                            NoCapacityException.class,
                            none ->
                                    assertThat(none.retryAfter().orElseThrow())
                                            .isBetween(
                                                    Duration.ofSeconds(8), Duration.ofSeconds(20)));
        }
    }

    private NodePool pool(Policy policy) {
        return new NodePool(
                Catalogues.always(catalogue), endpoints, policy, new CurrentTenant(), () -> now);
    }

    private Lease demand(double weight) {
        return pool.lease(Demand.of(whisper, weight, Duration.ZERO));
    }

    private List<Lease> lease(int times) {
        var leases = new ArrayList<Lease>();
        for (int i = 0; i < times; i++) {
            leases.add(demand(5));
        }
        return leases;
    }

    private static List<String> places(List<Lease> leases) {
        var places = leases.stream().map(Lease::node).toList();
        leases.forEach(Lease::close);
        return places;
    }

    private String place(Session session) {
        var demand = Demand.of(whisper, 5, Duration.ZERO).as(WorkClass.LIVE).in(session);
        try (var lease = pool.lease(demand)) {
            return lease.node();
        }
    }

    private Figures figures(
            @Nullable Double running, @Nullable Double waiting, @Nullable Double cache) {
        return new Figures(running, waiting, cache, null, null, null, 0, List.of(), now);
    }

    private Endpoint node(String host) {
        return TestEndpoints.ready(
                catalogue, "http://" + host + "/v1", 64, () -> now, "whisper-large-v3");
    }
}
