package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.ReservationId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Asked(Operation operation, CompletableFuture<Object> answer) {}

    private static final Asked LAST =
            new Asked(
                    new Operation.Release(
                            new TenantId(new UUID(0, 0)), new ReservationId(new UUID(0, 0))),
                    new CompletableFuture<>());

    private final Ledger ledger;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Thread clerk;

    Till(Ledger ledger, JdbcTemplate sql, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.sql = sql;
        this.transaction = transaction;
        this.clerk = Thread.ofPlatform().daemon().name("till").start(this::serve);
    }

    /** Waits for the commit. */
    Object post(Operation operation) {
        var one = new Asked(operation, new CompletableFuture<>());
        asked.add(one);
        try {
            return one.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Serves who is waiting, and nobody after. */
    @PreDestroy
    void close() throws InterruptedException {
        asked.add(LAST);
        clerk.join(PATIENCE);
    }

    private void serve() {
        var batch = new ArrayList<Asked>();
        while (!batch.contains(LAST)) {
            batch.clear();
            try {
                batch.add(asked.take());
            } catch (InterruptedException e) {
                return;
            }
            var _ = asked.drainTo(batch, BATCH - 1);
            serve(batch.stream().filter(one -> !one.equals(LAST)).toList());
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
                            open(operations);
                            return ledger.post(operations);
                        }));
        for (int i = 0; i < batch.size(); i++) {
            var _ = batch.get(i).answer().complete(answers.get(i));
        }
    }

    /** Opens the walls of the tenants it books for, until the commit. */
    private void open(List<Operation> operations) {
        String tenants =
                operations.stream()
                        .map(operation -> operation.tenant().toString())
                        .distinct()
                        .collect(Collectors.joining(",", "{", "}"));
        sql.query("select set_config('app.tenant_batch', ?, true)", _ -> {}, tenants);
    }
}
