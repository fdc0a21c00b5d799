package app.sotto.inference.nodes;

import app.sotto.inference.Fleet;
import app.sotto.inference.NodeRefusedException;
import app.sotto.inference.OwnNode;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.NodeStore.Kept;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The nodes that the settings name, operators added and machines announced, or else the one in this
 * process. Starting waits for none of them; what another instance changes is seen within seconds.
 */
public final class ConnectedFleet implements Fleet, SmartLifecycle {

    /** A node that announces itself does so every 30 s. */
    private static final Duration SILENT_FOR_TOO_LONG = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(ConnectedFleet.class);

    private final NodeSettings settings;
    private final NodeStore store;
    private final Catalogues catalogues;
    private final Endpoints endpoints;
    private final Optional<OwnNode> ownNode;
    private final Watching watching;
    private final Map<UUID, WatchedNode> nodes = new ConcurrentHashMap<>();
    private @Nullable Thread loop;

    ConnectedFleet(
            NodeSettings settings,
            NodeStore store,
            Catalogues catalogues,
            Endpoints endpoints,
            Optional<OwnNode> ownNode,
            Watching watching) {
        this.settings = settings;
        this.store = store;
        this.catalogues = catalogues;
        this.endpoints = endpoints;
        this.ownNode = ownNode;
        this.watching = watching;
    }

    @Override
    public List<NodeSummary> nodes() {
        return nodes.values().stream()
                .map(WatchedNode::summary)
                .sorted((one, other) -> one.card().name().compareTo(other.card().name()))
                .toList();
    }

    @Override
    public UUID save(NodeCard card, Origin origin) {
        NodeCards.check(card);
        if (origin != Origin.SETTINGS && isOfTheSettings(card.name())) {
            throw new NodeRefusedException(
                    "The settings name a node '" + card.name() + "'. Choose another name.");
        }
        var id = store.save(card, origin);
        look();
        return id;
    }

    private boolean isOfTheSettings(String name) {
        return nodes.values().stream()
                .anyMatch(node -> node.origin() == Origin.SETTINGS && node.name().equals(name));
    }

    @Override
    public void heard(UUID node) {
        store.heard(node);
    }

    @Override
    public void drain(UUID node, boolean draining) {
        var own = nodes.get(node);
        if (own != null && own.isOwn()) {
            own.drain(draining);
        } else if (!store.drain(node, draining)) {
            throw new NodeRefusedException("There is no such node any more.");
        }
        look();
    }

    @Override
    public void remove(UUID node) {
        var known = nodes.get(node);
        if (known != null && known.origin() == Origin.SETTINGS) {
            throw new NodeRefusedException(
                    "The settings name this node. Take it out of SOTTO_NODES and start again, or"
                            + " drain it.");
        }
        if (!store.remove(node)) {
            throw new NodeRefusedException("There is no such node any more.");
        }
        look();
    }

    @Override
    public synchronized void start() {
        settings.nodes().forEach(url -> store.save(NodeCards.of(url), Origin.SETTINGS));
        forgetFormerSettings();
        if (settings.nodes().isEmpty()) {
            ownNode.ifPresent(own -> add(WatchedNode.own(own.open(), watching)));
        }
        look();
        if (nodes.isEmpty()) {
            log.warn(Advice.noNodes());
        }
        loop = Thread.ofVirtual().name("fleet").start(this::lookAgainAndAgain);
    }

    private void forgetFormerSettings() {
        var named = new HashSet<String>();
        settings.nodes().forEach(url -> named.add(NodeCards.of(url).name()));
        store.all().stream()
                .filter(node -> node.origin() == Origin.SETTINGS)
                .filter(node -> !named.contains(node.card().name()))
                .forEach(node -> store.remove(node.id()));
    }

    private void lookAgainAndAgain() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                lookIfPossible();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without the database the fleet stays as it was. */
    private void lookIfPossible() {
        try {
            catalogues.refresh();
            look();
        } catch (RuntimeException e) {
            log.warn("The list of nodes cannot be read: {}", e.getClass().getSimpleName());
            log.debug("The list of nodes cannot be read", e);
        }
    }

    /** Takes up what the store has and lets go what it has no longer. */
    private synchronized void look() {
        var kept = store.all();
        var there = new HashSet<UUID>();
        kept.forEach(node -> there.add(node.id()));
        nodes.values().stream()
                .filter(node -> !node.isOwn() && !there.contains(node.id()))
                .toList()
                .forEach(this::letGo);
        kept.forEach(this::takeUp);
        endpoints.serve(all());
    }

    private void takeUp(Kept kept) {
        var known = nodes.get(kept.id());
        if (known != null && !known.sameEndpoints(kept.card())) {
            letGo(known);
            known = null;
        }
        if (known == null) {
            known = WatchedNode.of(kept, settings.nodeKey(), watching);
            add(known);
        }
        known.know(kept, kept.silence().compareTo(SILENT_FOR_TOO_LONG) > 0);
    }

    private void add(WatchedNode node) {
        nodes.put(node.id(), node);
        endpoints.serve(all());
    }

    private void letGo(WatchedNode node) {
        node.close();
        nodes.remove(node.id());
    }

    private List<Endpoint> all() {
        var all = new ArrayList<Endpoint>();
        nodes.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(node -> all.addAll(node.endpoints()));
        return all;
    }

    @Override
    public synchronized void stop() {
        if (loop != null) {
            loop.interrupt();
            loop = null;
        }
        List.copyOf(nodes.values()).forEach(this::letGo);
        endpoints.serve(List.of());
        ownNode.ifPresent(OwnNode::close);
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    /** Whether an address can be a node's. */
    static boolean isAddress(URI url) {
        return url.getHost() != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }
}
