package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.ReservationId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books what comes at the same time by one commit, for whichever tenants: a commit waits for the
 * disk, and one wait serves all who came meanwhile.
 */
@Component
class Till {

    /** About as many as PostgreSQL books in the time of a commit or two. */
    private static final int BATCH = 1000;

    /**
     * Where so many came at a time, the next is waited for a little: a commit for more of them
     * costs each less, and they are in no hurry who wait for each other.
     */
    private static final int MANY = 8;

    private static final Duration FOR_MORE = Duration.ofMillis(2);

    /** One prepares its rows while PostgreSQL writes the other's. */
    private static final int LANES = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Asked(Operation operation, CompletableFuture<Object> answer) {}

    private static final Asked LAST =
            new Asked(
                    new Operation.Release(
                            new TenantId(new UUID(0, 0)), new ReservationId(new UUID(0, 0))),
                    new CompletableFuture<>());

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final List<Lane> lanes;

    Till(Ledger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.lanes = Stream.generate(Lane::new).limit(LANES).toList();
    }

    /** Waits for the commit. */
    Object post(Operation operation) {
        var one = new Asked(operation, new CompletableFuture<>());
        lane(operation.tenant()).asked.add(one);
        try {
            return one.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Serves who is waiting, and nobody after. */
    @PreDestroy
    void close() throws InterruptedException {
        lanes.forEach(lane -> lane.asked.add(LAST));
        for (Lane lane : lanes) {
            var _ = lane.clerk.join(PATIENCE);
        }
    }

    /** A tenant is always served in the same lane, so that lanes never wait for each other. */
    private Lane lane(TenantId tenant) {
        return lanes.get(Math.floorMod(tenant.hashCode(), LANES));
    }

    private final class Lane {

        private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
        private final Thread clerk =
                Thread.ofPlatform().daemon().name("till").start(this::serveAll);

        private void serveAll() {
            var batch = new ArrayList<Asked>();
            while (!batch.contains(LAST)) {
                boolean busy = batch.size() >= MANY;
                batch.clear();
                try {
                    batch.add(asked.take());
                    if (busy) {
                        Thread.sleep(FOR_MORE);
                    }
                } catch (InterruptedException e) {
                    return;
                }
                var _ = asked.drainTo(batch, BATCH - 1);
                serve(batch.stream().filter(one -> !one.equals(LAST)).toList());
            }
        }
    }

    /** What one of them makes fail must not fail the others: then each is booked by itself. */
    private void serve(List<Asked> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            book(batch);
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                var _ = batch.getFirst().answer().completeExceptionally(e);
            } else {
                batch.forEach(one -> serve(List.of(one)));
            }
        }
    }

    private void book(List<Asked> batch) {
        List<Operation> operations = batch.stream().map(Asked::operation).toList();
        List<Object> answers =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            var open = opening(operations.stream().map(Operation::tenant).toList());
                            return ledger.post(operations, open);
                        }));
        for (int i = 0; i < batch.size(); i++) {
            var _ = batch.get(i).answer().complete(answers.get(i));
        }
    }

    /**
     * A plan that is made once does for batches of any size; to plan each took longer than to run
     * it.
     */
    private static final String OPEN =
            """
            select set_config('app.tenant_batch', ?, true),
                set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    /** Opens the walls of the tenants that are booked for, until the commit. */
    static Together opening(Collection<TenantId> tenants) {
        String ids =
                tenants.stream()
                        .map(TenantId::toString)
                        .distinct()
                        .collect(Collectors.joining(",", "{", "}"));
        return new Together()
                .read(
                        OPEN,
                        (statement, first) -> {
                            statement.setString(first, ids);
                            return 1;
                        },
                        _ -> {});
    }
}
