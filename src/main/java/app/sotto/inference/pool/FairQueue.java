package app.sotto.inference.pool;

import app.sotto.inference.Demand;
import app.sotto.inference.WorkClass;
import app.sotto.tenancy.TenantId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Who waits for one model. Classes are served in their order; within a class tenants share by
 * start-time fair queuing (Goyal, Vin, Cheng, SIGCOMM 1996): each demand starts in virtual time
 * where its tenant's last one ended, so that who asks for much waits for itself and not for others.
 * Guarded by the pool's lock.
 */
final class FairQueue {

    private static final int TENANTS_REMEMBERED = 1_000;

    private final String key;
    private final NavigableSet<Waiter> waiting = new TreeSet<>(Waiter.TURN);
    private final Map<WorkClass, VirtualTime> times = new EnumMap<>(WorkClass.class);
    private long arrivals;
    private double weight;

    FairQueue(String key) {
        this.key = key;
    }

    Waiter join(Demand demand, Optional<TenantId> tenant) {
        var time = times.computeIfAbsent(demand.workClass(), _ -> new VirtualTime());
        var waiter =
                new Waiter(
                        key,
                        demand,
                        time.start(tenant, demand.weight()),
                        arrivals++,
                        new CompletableFuture<>());
        waiting.add(waiter);
        weight += demand.weight();
        return waiter;
    }

    /** Whose turn it is first. */
    Optional<Waiter> first() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first());
    }

    /** Whose turn it is after somebody. */
    Optional<Waiter> after(Waiter waiter) {
        return Optional.ofNullable(waiting.higher(waiter));
    }

    void served(Waiter waiter) {
        times.getOrDefault(waiter.demand().workClass(), new VirtualTime()).reached(waiter.start());
        leave(waiter);
    }

    boolean leave(Waiter waiter) {
        boolean was = waiting.remove(waiter);
        if (was) {
            weight = waiting.isEmpty() ? 0 : weight - waiter.demand().weight();
        }
        return was;
    }

    /** Work that waits: seconds of audio, or tokens. */
    double weight() {
        return weight;
    }

    /** Where each tenant's next demand starts. */
    private static final class VirtualTime {

        private final Map<Optional<TenantId>, Double> ends = new HashMap<>();
        private double now;

        double start(Optional<TenantId> tenant, double weight) {
            double start = Math.max(now, ends.getOrDefault(tenant, 0.0));
            ends.put(tenant, start + Math.max(weight, 1));
            if (ends.size() > TENANTS_REMEMBERED) {
                ends.values().removeIf(end -> end <= now);
            }
            return start;
        }

        void reached(double start) {
            now = Math.max(now, start);
        }
    }
}
