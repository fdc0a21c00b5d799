package app.sotto.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.inference.Demand;
import app.sotto.inference.WorkClass;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairQueueTests {

    private final FairQueue queue = new FairQueue("whisper-large-v3");
    private final TenantId greedy = TenantId.random();

    @Test
    void servesLiveBeforeInteractiveBeforeBatch() {
        var batch = join(greedy, WorkClass.BATCH, 1);
        var interactive = join(greedy, WorkClass.INTERACTIVE, 1);
        var live = join(greedy, WorkClass.LIVE, 1);

        assertThat(served()).containsExactly(live, interactive, batch);
    }

    @Test
    void aGreedyTenantWaitsForItself() {
        for (int i = 0; i < 50; i++) {
            join(greedy, WorkClass.INTERACTIVE, 10);
        }
        var modest = join(TenantId.random(), WorkClass.INTERACTIVE, 10);

        assertThat(served().indexOf(modest)).isLessThanOrEqualTo(1);
    }

    @Test
    void sharesByWorkAndNotByNumberOfRequests() {
        var other = TenantId.random();
        for (int i = 0; i < 10; i++) {
            join(greedy, WorkClass.BATCH, 28);
            for (int j = 0; j < 4; j++) {
                join(other, WorkClass.BATCH, 7);
            }
        }

        var half = served().subList(0, 25);
        double ofGreedy = weight(half, greedy);
        assertThat(ofGreedy / weight(half, other)).isBetween(0.7, 1.4);
    }

    @Test
    void keepsTheOrderWithinATenant() {
        var first = join(greedy, WorkClass.LIVE, 3);
        var second = join(greedy, WorkClass.LIVE, 1);

        assertThat(served()).containsExactly(first, second);
    }

    @Test
    void whoWasAwayHasNoCreditFromThen() {
        for (int i = 0; i < 20; i++) {
            join(greedy, WorkClass.BATCH, 5);
        }
        served();
        var late = TenantId.random();
        var waiters = new ArrayList<Waiter>();
        for (int i = 0; i < 5; i++) {
            waiters.add(join(late, WorkClass.BATCH, 5));
            waiters.add(join(greedy, WorkClass.BATCH, 5));
        }

        var order = served();
        assertThat(order.subList(0, 4).stream().filter(w -> ofTenant(w, late)).count())
                .isBetween(1L, 3L);
    }

    @Test
    void knowsHowMuchWaits() {
        var leaving = join(greedy, WorkClass.LIVE, 3);
        join(greedy, WorkClass.BATCH, 4);
        assertThat(queue.weight()).isEqualTo(7);

        assertThat(queue.leave(leaving)).isTrue();
        assertThat(queue.leave(leaving)).isFalse();
        assertThat(queue.weight()).isEqualTo(4);
    }

    private final List<TenantId> owners = new ArrayList<>();
    private final List<Waiter> joined = new ArrayList<>();

    private Waiter join(TenantId tenant, WorkClass urgency, double weight) {
        var model = CatalogueFile.read().describe("whisper-large-v3");
        var waiter =
                queue.join(
                        Demand.of(model, weight, Duration.ZERO).as(urgency), Optional.of(tenant));
        owners.add(tenant);
        joined.add(waiter);
        return waiter;
    }

    private boolean ofTenant(Waiter waiter, TenantId tenant) {
        return owners.get(joined.indexOf(waiter)).equals(tenant);
    }

    private double weight(List<Waiter> waiters, TenantId tenant) {
        return waiters.stream()
                .filter(waiter -> ofTenant(waiter, tenant))
                .mapToDouble(waiter -> waiter.demand().weight())
                .sum();
    }

    private List<Waiter> served() {
        var order = new ArrayList<Waiter>();
        for (var next = queue.first(); next.isPresent(); next = queue.first()) {
            queue.served(next.get());
            order.add(next.get());
        }
        return order;
    }
}
