package app.sotto.inference.pool;

import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.nodes.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A claim on an endpoint that counts in the pool until it is closed, once. */
final class NodeLease implements Lease {

    private final NodePool pool;
    private final Endpoint endpoint;
    private final Model model;
    private final String key;
    private final double weight;
    private final @Nullable Instant until;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean failed;

    NodeLease(NodePool pool, Endpoint endpoint, Model model, Waiter waiter) {
        this.pool = pool;
        this.endpoint = endpoint;
        this.model = model;
        this.key = waiter.key();
        this.weight = waiter.demand().weight();
        this.until = waiter.demand().until();
    }

    boolean isOn(Endpoint other) {
        return endpoint == other;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public String node() {
        return endpoint.nodeName();
    }

    @Override
    public URI baseUrl() {
        return endpoint.baseUrl();
    }

    @Override
    public Optional<String> apiKey() {
        return endpoint.apiKey();
    }

    @Override
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    @Override
    public void failed(Throwable cause) {
        failed = true;
    }

    @Override
    public boolean isLost() {
        return endpoint.isStuck();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pool.giveBack(endpoint, key, weight, failed);
        }
    }
}
