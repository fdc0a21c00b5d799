package app.sotto.inference;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A claim on a node that counts in the pool until it is closed, once. */
final class NodeLease implements Lease {

    private final NodePool pool;
    private final Node node;
    private final Model model;
    private final double weight;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean failed;

    NodeLease(NodePool pool, Node node, Model model, double weight) {
        this.pool = pool;
        this.node = node;
        this.model = model;
        this.weight = weight;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public URI baseUrl() {
        return node.baseUrl();
    }

    @Override
    public Optional<String> apiKey() {
        return node.apiKey();
    }

    @Override
    public void failed(Throwable cause) {
        failed = true;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pool.giveBack(node, weight, failed);
        }
    }
}
