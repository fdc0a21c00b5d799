package app.sotto.inference.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.pool.Policy;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the benchmark shows of the pool in virtual time, held to it. */
class PoolBenchTests {

    private static final double LOAD = 0.8;

    private final Ground ground = Ground.read();
    private final double windows = ground.windowsPerSecond();

    @Test
    void keepsEveryNodeAtWork() {
        assertThat(carrying(List.of(1.0, 1.0, 1.0), Policy.LeastLoaded::new).ofTogetherPercent())
                .isGreaterThan(95);
        assertThat(carrying(List.of(2.0, 1.0, 1.0), Policy.LeastLoaded::new).ofTogetherPercent())
                .isGreaterThan(95);
    }

    @Test
    void sparesASlowNodeWhereTurnsDoNot() {
        var slow = List.of(2.0, 1.0, 1.0);

        assertThat(carrying(slow, Policy.LeastLoaded::new).answerP99Ms())
                .isLessThan(carrying(slow, Policy.RoundRobin::new).answerP99Ms());
    }

    @Test
    void instancesThatKnowEachOtherByFiguresDoNotHerd() {
        var herding = new Herding(ground, 1, 1, LOAD);

        double alone = herding.row("one", 1, true, windows).gap();
        assertThat(herding.row("four", 4, true, windows).gap()).isLessThan(1.6 * alone);
    }

    @Test
    void aGreedyTenantWaitsForItself() {
        var tenants = new GreedyTenant(ground, 1, 1);

        var fair = tenants.row("fair", true, windows);
        assertThat(fair.othersP99Ms()).isLessThan(500);
        assertThat(fair.greedyMedianMs()).isGreaterThan(5_000);
        assertThat(tenants.row("first come, first served", true, windows).othersMedianMs())
                .isGreaterThan(5_000);
    }

    @Test
    void fiveMinutesTakeACardLessThanIsClaimed() {
        assertThat(new Claims(ground.all()).rows())
                .filteredOn(row -> row.what().startsWith("5 minutes"))
                .hasSize(2)
                .allMatch(row -> row.derived() < row.claimed());
    }

    @Test
    void readsItsOptions() {
        var options =
                BenchOptions.parse(
                        List.of("--rounds", "5", "--nodes", "http://a:1/v1,http://b:1/v1"));

        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.nodes()).hasSize(2);
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--nodes", "a:1")))
                .hasMessageContaining("http://host:8001/v1");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--round", "5")))
                .hasMessage("There is no option --round.");
    }

    private Carrying.Row carrying(List<Double> slowness, Supplier<Policy> policy) {
        var carrying = new Carrying(ground, 1, 1, LOAD);
        return carrying.row(slowness, "", windows, carrying.pool(policy, slowness));
    }
}
