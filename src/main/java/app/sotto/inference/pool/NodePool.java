package app.sotto.inference.pool;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Pool;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Advice;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lends out endpoints by a policy; who finds no room waits in a fair queue. */
public final class NodePool implements Pool {

    /** How often who waits looks whether there is anybody to wait for. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, FairQueue> queues = new ConcurrentHashMap<>();
    private final Map<String, Throughput> throughput = new ConcurrentHashMap<>();
    private final Catalogues catalogues;
    private final Endpoints endpoints;
    private final Policy policy;
    private final CurrentTenant tenant;
    private final InstantSource clock;

    public NodePool(
            Catalogues catalogues,
            Endpoints endpoints,
            Policy policy,
            CurrentTenant tenant,
            InstantSource clock) {
        this.catalogues = catalogues;
        this.endpoints = endpoints;
        this.policy = policy;
        this.tenant = tenant;
        this.clock = clock;
        endpoints.whenChanged(this::dispatch);
    }

    @Override
    public Lease lease(Demand demand) {
        if (endpoints.all().isEmpty()) {
            throw new NoCapacityException(Advice.noNodes());
        }
        return await(join(demand));
    }

    /**
     * The same without waiting: the lease comes when there is room, under the pool's lock, so that
     * whoever follows it must not linger. Patience is the caller's.
     */
    public CompletableFuture<Lease> ask(Demand demand) {
        return join(demand).granted();
    }

    private Waiter join(Demand demand) {
        var key = catalogues.now().key(demand.model().id());
        return locked(() -> {
            var queue = queues.computeIfAbsent(key, FairQueue::new);
            var waiter = queue.join(demand, tenant.get());
            serve(queue);
            return waiter;
        });
    }

    private Lease await(Waiter waiter) {
        long began = System.nanoTime();
        try {
            long end = began + patience(waiter.demand()).toNanos();
            long there = began;
            for (long now = began; ; now = System.nanoTime()) {
                there = somebodyWorks(waiter.key()) ? now : there;
                long left =
                        Math.min(end - now, there + waiter.demand().whileAway().toNanos() - now);
                if (left <= 0) {
                    var waited = Duration.ofNanos(now - began);
                    return leave(waiter).orElseThrow(() -> refusal(waiter, waited));
                }
                var lease = granted(waiter, Math.min(left, BETWEEN_LOOKS.toNanos()));
                if (lease != null) {
                    return lease;
                }
            }
        } catch (InterruptedException e) {
            leave(waiter).ifPresent(Lease::close);
            Thread.currentThread().interrupt();
            throw new NoCapacityException("The wait for a node was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Lease granted(Waiter waiter, long nanos)
            throws InterruptedException, ExecutionException {
        try {
            return waiter.granted().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        }
    }

    /** Nobody waits longer for a node than for the answer. */
    private Duration patience(Demand demand) {
        if (demand.until() == null) {
            return demand.patience();
        }
        var left = Duration.between(clock.instant(), demand.until());
        return left.compareTo(demand.patience()) < 0 ? left : demand.patience();
    }

    /**
     * Whether it is worth waiting: one that has failed too often to be asked is as good as away.
     */
    private boolean somebodyWorks(String key) {
        return locked(() -> able(key).stream().anyMatch(Endpoint::isTrusted));
    }

    /** The grant may have come in the same moment as the end of patience: then it counts. */
    private Optional<Lease> leave(Waiter waiter) {
        return locked(() -> {
            queue(waiter.key()).leave(waiter);
            return Optional.ofNullable(waiter.granted().getNow(null));
        });
    }

    private NoCapacityException refusal(Waiter waiter, Duration waited) {
        var demand = waiter.demand();
        int able = able(waiter.key()).size();
        var retryAfter =
                locked(() ->
                        throughput(waiter.key())
                                .timeFor(queue(waiter.key()).weight() + demand.weight()));
        return new NoCapacityException(
                Advice.noneInTime(demand.model(), able, endpoints.all().size(), waited),
                able == 0 ? null : retryAfter.orElse(null));
    }

    private List<Endpoint> able(String key) {
        return endpoints.all().stream().filter(endpoint -> endpoint.serving(key) != null).toList();
    }

    /** Gives whoever waits what there is; called whenever there may be more. */
    void dispatch() {
        locked(() -> {
            queues.values().forEach(this::serve);
            return true;
        });
    }

    /**
     * The first in turn is served first. Only somebody who is bound to one place, or kept from one,
     * may be passed by those behind.
     */
    private void serve(FairQueue queue) {
        var waiter = queue.first();
        while (waiter.isPresent()) {
            var next = queue.after(waiter.get());
            var lease = place(waiter.get());
            if (lease != null) {
                queue.served(waiter.get());
                waiter.get().granted().complete(lease);
            } else if (waiter.get().demand().instead() == null) {
                return;
            }
            waiter = next;
        }
    }

    private @Nullable Lease place(Waiter waiter) {
        var stay = atItsPlace(waiter);
        if (stay != null) {
            return lend(stay, stay.stillServing(waiter.key()), waiter);
        }
        var free = free(waiter);
        if (free.isEmpty()) {
            return null;
        }
        var chosen = policy.choose(free, waiter.demand().weight());
        return lend(chosen, chosen.serving(waiter.key()), waiter);
    }

    private @Nullable Endpoint atItsPlace(Waiter waiter) {
        var session = waiter.demand().session();
        if (session == null || waiter.demand().instead() != null) {
            return null;
        }
        for (var endpoint : endpoints.all()) {
            boolean serves =
                    session.heldAt(endpoint)
                            ? endpoint.stillServing(waiter.key()) != null
                            : session.isAt(endpoint) && endpoint.serving(waiter.key()) != null;
            if (serves && endpoint.hasRoom() && !endpoint.saturated()) {
                return endpoint;
            }
        }
        return null;
    }

    /** Whose figures are too old counts as full, unless that is true of all of them. */
    private List<Endpoint> free(Waiter waiter) {
        var able = able(waiter.key());
        boolean allStale = able.stream().allMatch(Endpoint::stale);
        return able.stream()
                .filter(Endpoint::hasRoom)
                .filter(endpoint -> allStale || (!endpoint.stale() && !endpoint.saturated()))
                .filter(endpoint -> able.size() == 1 || !isTheOneToAvoid(endpoint, waiter))
                .toList();
    }

    private static boolean isTheOneToAvoid(Endpoint endpoint, Waiter waiter) {
        return waiter.demand().instead() instanceof NodeLease lease && lease.isOn(endpoint);
    }

    private @Nullable Lease lend(Endpoint endpoint, @Nullable Model model, Waiter waiter) {
        if (model == null) {
            return null;
        }
        var demand = waiter.demand();
        endpoint.take(demand.weight());
        demand.inSession().ifPresent(session -> session.moveTo(endpoint));
        return new NodeLease(this, endpoint, model, waiter);
    }

    void giveBack(Endpoint endpoint, String key, double weight, boolean failed) {
        locked(() -> {
            endpoint.giveBack(weight, failed);
            if (!failed) {
                throughput(key).done(weight);
            }
            queues.values().forEach(this::serve);
            return true;
        });
    }

    private FairQueue queue(String key) {
        return queues.computeIfAbsent(key, FairQueue::new);
    }

    private Throughput throughput(String key) {
        return throughput.computeIfAbsent(key, _ -> new Throughput(clock));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
