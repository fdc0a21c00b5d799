package app.sotto.inference;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The nodes that the settings name, or else the one in this process. Starting waits for none of
 * them.
 */
final class ConnectedFleet implements Fleet, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectedFleet.class);

    private final NodeSettings settings;
    private final PoolSettings poolSettings;
    private final Catalogue catalogue;
    private final NodePool pool;
    private final Optional<OwnNode> ownNode;
    private final InstantSource clock;
    private @Nullable FleetWatch watch;

    ConnectedFleet(
            NodeSettings settings,
            PoolSettings poolSettings,
            Catalogue catalogue,
            NodePool pool,
            Optional<OwnNode> ownNode,
            InstantSource clock) {
        this.settings = settings;
        this.poolSettings = poolSettings;
        this.catalogue = catalogue;
        this.pool = pool;
        this.ownNode = ownNode;
        this.clock = clock;
    }

    @Override
    public List<NodeSummary> nodes() {
        return pool.nodes().stream().map(Node::summary).toList();
    }

    @Override
    public synchronized void start() {
        var nodes = connect();
        pool.serve(nodes);
        if (nodes.isEmpty()) {
            log.warn(Advice.noNodes());
        }
        var probe = new NodeProbe(catalogue, NodeSettings.PROBE_TIME_LIMIT);
        watch = new FleetWatch(probe, poolSettings.pollInterval(), pool::dispatch);
        watch.start(nodes);
    }

    private List<Node> connect() {
        if (!settings.nodes().isEmpty()) {
            return settings.nodes().stream()
                    .map(url ->
                            new Node(url, settings.nodeKey(), poolSettings.concurrency(), clock))
                    .toList();
        }
        return ownNode.map(OwnNode::open).map(this::own).stream().toList();
    }

    private Node own(OwnNode.Address address) {
        return new Node(address.baseUrl(), address.apiKey(), address.concurrency(), clock);
    }

    @Override
    public synchronized void stop() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        pool.serve(List.of());
        ownNode.ifPresent(OwnNode::close);
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }
}
