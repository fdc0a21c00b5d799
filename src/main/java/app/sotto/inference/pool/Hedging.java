package app.sotto.inference.pool;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.NodeFailedException;
import app.sotto.inference.Pool;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a second node when the first is late, and takes whichever answers first (Dean and Barroso,
 * "The tail at scale", 2013). The second request counts as a retry.
 */
final class Hedging {

    private final Pool pool;
    private final RetryBudget budget;
    private final @Nullable Duration after;

    /**
     * @param after how late the first must be, or null to leave it at one
     */
    Hedging(Pool pool, RetryBudget budget, @Nullable Duration after) {
        this.pool = pool;
        this.budget = budget;
        this.after = after;
    }

    boolean isOn() {
        return after != null;
    }

    <T> T send(Demand demand, Lease first, Function<Lease, T> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<T>(threads);
            try {
                answers.submit(() -> SentRequests.attempt(first, request));
                var early = answers.poll(millis(), TimeUnit.MILLISECONDS);
                if (early != null) {
                    return early.get();
                }
                var second = second(demand, first);
                second.ifPresent(
                        lease -> answers.submit(() -> SentRequests.attempt(lease, request)));
                return firstGood(answers, second.isPresent() ? 2 : 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoCapacityException("The request was cancelled");
            } catch (ExecutionException e) {
                throw failure(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private long millis() {
        return after == null ? 0 : after.toMillis();
    }

    private Optional<Lease> second(Demand demand, Lease first) {
        if (!budget.spend()) {
            return Optional.empty();
        }
        try {
            var second = pool.lease(demand.insteadOf(first).waiting(Duration.ZERO));
            if (second.baseUrl().equals(first.baseUrl())) {
                second.close(); // there is no other
                return Optional.empty();
            }
            return Optional.of(second);
        } catch (NoCapacityException _) {
            return Optional.empty();
        }
    }

    private static <T> T firstGood(ExecutorCompletionService<T> answers, int asked)
            throws InterruptedException, ExecutionException {
        Future<T> answer = answers.take();
        if (asked == 2 && answer.state() == Future.State.FAILED) {
            answer = answers.take();
        }
        return answer.get();
    }

    private static RuntimeException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case NodeFailedException failed -> failed;
            case RuntimeException other -> other;
            case null, default -> new IllegalStateException(e);
        };
    }
}
