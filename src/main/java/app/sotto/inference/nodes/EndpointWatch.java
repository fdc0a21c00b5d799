package app.sotto.inference.nodes;

import app.sotto.inference.Remark;
import app.sotto.inference.nodes.FiguresProbe.Seen;
import app.sotto.inference.nodes.NodeState.Ready;
import app.sotto.inference.nodes.NodeState.Suspect;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one endpoint again and again on a thread of its own: at its figures each time, at its
 * health and models every few times.
 */
final class EndpointWatch implements Runnable, AutoCloseable {

    /** One that is at work may answer late once; not twice. */
    private static final int BAD_LOOKS_BEFORE_SUSPECT = 2;

    private static final Duration BETWEEN_HEALTH_LOOKS = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(EndpointWatch.class);

    private final Endpoint endpoint;
    private final NodeProbe probe;
    private final FiguresProbe figures;
    private final ProofOfWork proof;
    private final Duration interval;
    private final InstantSource clock;
    private final Runnable onLook;
    private final ProgressWatchdog watchdog = new ProgressWatchdog();
    private int badLooks;
    private volatile boolean over;

    EndpointWatch(
            Endpoint endpoint,
            NodeProbe probe,
            FiguresProbe figures,
            ProofOfWork proof,
            Duration interval,
            InstantSource clock,
            Runnable onLook) {
        this.endpoint = endpoint;
        this.probe = probe;
        this.figures = figures;
        this.proof = proof;
        this.interval = interval;
        this.clock = clock;
        this.onLook = onLook;
    }

    @Override
    public void run() {
        long looksBetween =
                Math.max(1, BETWEEN_HEALTH_LOOKS.toMillis() / Math.max(1, interval.toMillis()));
        try {
            for (long look = 0; !over; look++) {
                if (look % looksBetween == 0 || !(endpoint.state() instanceof Ready)) {
                    see(probe.look(endpoint));
                }
                read(figures.look(endpoint));
                onLook.run();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the look that it is at: an interrupted HTTP client serves nobody any more. */
    @Override
    public void close() {
        over = true;
    }

    private void see(NodeState seen) {
        badLooks = seen instanceof Suspect ? badLooks + 1 : 0;
        var before = endpoint.state();
        if (badLooks == 0 || badLooks >= BAD_LOOKS_BEFORE_SUSPECT || !(before instanceof Ready)) {
            endpoint.become(seen);
            tell(before, endpoint.state());
        }
    }

    private void read(Seen seen) throws InterruptedException {
        endpoint.report(seen.figures());
        var before = endpoint.state();
        var still = watchdog.stillFor(endpoint, seen.figures(), clock.instant());
        boolean stuck = still.compareTo(seen.profile().stallAfter()) > 0;
        if (stuck && !seen.profile().gives() && proof.given(endpoint)) {
            watchdog.proven(clock.instant());
            stuck = false;
        }
        endpoint.stalled(stuck ? stuck(still) : null);
        tell(before, endpoint.state());
    }

    private static Remark stuck(Duration still) {
        return Remark.of(Remark.Kind.STUCK, still.toSeconds());
    }

    private void tell(NodeState before, NodeState now) {
        if (now.getClass() == before.getClass()) {
            return;
        }
        switch (now) {
            case Suspect suspect ->
                    log.warn("Node {}: {}", endpoint.nodeName(), suspect.reason().english());
            case NodeState.Gone gone ->
                    log.warn("Node {} is gone: {}", endpoint.nodeName(), gone.reason().english());
            case Ready ready ->
                    log.info(
                            "Node {} serves {}",
                            endpoint.nodeName(),
                            ready.models().values().stream().map(model -> model.id()).toList());
            case NodeState.Draining _ -> log.info("Node {} is draining", endpoint.nodeName());
            case NodeState.Joining _ -> {}
        }
    }
}
