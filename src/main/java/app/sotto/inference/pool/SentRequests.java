package app.sotto.inference.pool;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.NodeFailedException;
import app.sotto.inference.Pool;
import app.sotto.inference.Requests;
import app.sotto.inference.WorkClass;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tries a node, and another when the first one fails, within a budget. */
@Component
public final class SentRequests implements Requests {

    private final Pool pool;
    private final RetryBudget budget = new RetryBudget();
    private final Hedging hedging;

    SentRequests(Pool pool, PoolSettings settings) {
        this.pool = pool;
        this.hedging = new Hedging(pool, budget, settings.hedgeAfter());
    }

    /** As the application sends them unless told otherwise, without hedging. */
    public static Requests through(Pool pool) {
        return new SentRequests(pool, new PoolSettings(Policy.Name.LEAST_LOADED, null));
    }

    @Override
    public <T> T send(Demand demand, Function<Lease, T> request) {
        budget.earn();
        var lease = pool.lease(demand);
        try {
            return demand.workClass() == WorkClass.LIVE && hedging.isOn()
                    ? hedging.send(demand, lease, request)
                    : attempt(lease, request);
        } catch (NodeFailedException failure) {
            if (Thread.currentThread().isInterrupted() || !budget.spend()) {
                throw failure;
            }
            return attempt(another(demand, lease, failure), request);
        }
    }

    static <T> T attempt(Lease lease, Function<Lease, T> request) {
        try (lease) {
            return request.apply(lease);
        }
    }

    /** Another node, or the same one where there is no other. */
    private Lease another(Demand demand, Lease failed, NodeFailedException failure) {
        try {
            return pool.lease(demand.insteadOf(failed));
        } catch (NoCapacityException none) {
            none.addSuppressed(failure);
            throw none;
        }
    }
}
