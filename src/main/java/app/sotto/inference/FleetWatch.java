package app.sotto.inference;

import app.sotto.inference.NodeState.Ready;
import app.sotto.inference.NodeState.Suspect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every node again and again, each on a thread of its own, so that none waits for another.
 */
final class FleetWatch implements AutoCloseable {

    /** A node that is at work may answer late once; not twice. */
    private static final int BAD_LOOKS_BEFORE_SUSPECT = 2;

    private static final Logger log = LoggerFactory.getLogger(FleetWatch.class);

    private final NodeProbe probe;
    private final Duration interval;
    private final Runnable onLook;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FleetWatch(NodeProbe probe, Duration interval, Runnable onLook) {
        this.probe = probe;
        this.interval = interval;
        this.onLook = onLook;
    }

    void start(List<Node> nodes) {
        nodes.forEach(node -> threads.execute(() -> watch(node)));
    }

    private void watch(Node node) {
        try {
            for (int badLooks = 0; ; Thread.sleep(interval)) {
                var seen = probe.look(node);
                badLooks = seen instanceof Suspect ? badLooks + 1 : 0;
                if (badLooks == 0
                        || badLooks >= BAD_LOOKS_BEFORE_SUSPECT
                        || !(node.state() instanceof Ready)) {
                    change(node, seen);
                }
                onLook.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void change(Node node, NodeState seen) {
        var before = node.state();
        node.become(seen);
        switch (seen) {
            case Suspect suspect when !suspect.equals(before) ->
                    log.warn("Node {}: {}", node.name(), suspect.reason());
            case Ready ready when !ready.equals(before) ->
                    log.info(
                            "Node {} serves {}",
                            node.name(),
                            ready.models().stream().map(Model::id).toList());
            default -> {}
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        probe.close();
    }
}
