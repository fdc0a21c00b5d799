package app.sotto.inference.pool;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who waits for a node.
 *
 * @param key the model's, by the catalogue
 * @param start its place in virtual time
 * @param number in order of arrival
 */
record Waiter(
        String key, Demand demand, double start, long number, CompletableFuture<Lease> granted) {

    static final Comparator<Waiter> TURN =
            Comparator.comparing((Waiter waiter) -> waiter.demand().workClass())
                    .thenComparingDouble(Waiter::start)
                    .thenComparingLong(Waiter::number);
}
