package app.sotto.inference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends out nodes: of two chosen at random the one with less outstanding work. Who finds no room
 * waits; among those who wait for one model the first comes first.
 */
final class NodePool implements Pool {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final Catalogue catalogue;
    private volatile List<Node> nodes = List.of();

    NodePool(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Node> nodes() {
        return nodes;
    }

    void serve(List<Node> fleet) {
        nodes = List.copyOf(fleet);
        dispatch();
    }

    @Override
    public Lease lease(Model model, double weight, Duration patience) {
        var waiter = new Waiter(catalogue.key(model.id()), weight, new CompletableFuture<>());
        if (nodes.isEmpty()) {
            throw new NoCapacityException(Advice.noNodes());
        }
        enqueue(waiter);
        return await(waiter, model, patience);
    }

    private void enqueue(Waiter waiter) {
        locked(() -> waiters.add(waiter));
        dispatch();
    }

    private Lease await(Waiter waiter, Model model, Duration patience) {
        try {
            return waiter.granted().get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return leave(waiter)
                    .orElseThrow(() ->
                            new NoCapacityException(
                                    Advice.noneInTime(model, nodesFor(waiter), nodes, patience)));
        } catch (InterruptedException e) {
            leave(waiter).ifPresent(Lease::close);
            Thread.currentThread().interrupt();
            throw new NoCapacityException("The wait for a node was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The grant may have come in the same moment as the end of patience: then it counts. */
    private Optional<Lease> leave(Waiter waiter) {
        locked(() -> waiters.remove(waiter));
        return Optional.ofNullable(waiter.granted().getNow(null));
    }

    /** Gives whoever waits what there is; called whenever there may be more. */
    void dispatch() {
        locked(() -> {
            var fullFor = new ArrayList<String>();
            return waiters.removeIf(waiter -> {
                if (fullFor.contains(waiter.key())) {
                    return false;
                }
                var lease = place(waiter);
                if (lease == null) {
                    fullFor.add(waiter.key());
                    return false;
                }
                return waiter.granted().complete(lease);
            });
        });
    }

    private @Nullable Lease place(Waiter waiter) {
        var free = nodesFor(waiter).stream().filter(Node::hasRoom).toList();
        if (free.isEmpty()) {
            return null;
        }
        var node = lessLoaded(any(free), any(free));
        return node.model(model -> wants(waiter, model))
                .map(model -> {
                    node.take(waiter.weight());
                    return new NodeLease(this, node, model, waiter.weight());
                })
                .orElse(null);
    }

    private List<Node> nodesFor(Waiter waiter) {
        return nodes.stream()
                .filter(node -> node.model(model -> wants(waiter, model)).isPresent())
                .toList();
    }

    private static Node any(List<Node> free) {
        return free.get(ThreadLocalRandom.current().nextInt(free.size()));
    }

    private static Node lessLoaded(Node one, Node other) {
        return one.outstanding() <= other.outstanding() ? one : other;
    }

    void giveBack(Node node, double weight, boolean failed) {
        locked(() -> {
            node.giveBack(weight, failed);
            return true;
        });
        dispatch();
    }

    private boolean locked(BooleanSupplier action) {
        lock.lock();
        try {
            return action.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private boolean wants(Waiter waiter, Model model) {
        return catalogue.key(model.id()).equals(waiter.key());
    }

    private record Waiter(String key, double weight, CompletableFuture<Lease> granted) {}
}
