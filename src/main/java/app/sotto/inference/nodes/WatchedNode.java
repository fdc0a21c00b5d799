package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.Origin;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.State;
import app.sotto.inference.OwnNode;
import app.sotto.inference.nodes.NodeStore.Kept;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node and the watch over its endpoints. */
final class WatchedNode implements AutoCloseable {

    private static final List<State> WORST_FIRST =
            List.of(State.SUSPECT, State.GONE, State.JOINING, State.DRAINING, State.READY);

    private final UUID id;
    private final boolean own;
    private final Origin origin;
    private final List<Endpoint> endpoints;
    private final Watching.Watch watch;
    private volatile NodeCard card;
    private volatile boolean silent;

    private WatchedNode(
            UUID id,
            boolean own,
            NodeCard card,
            Origin origin,
            List<Endpoint> endpoints,
            Watching watching) {
        this.id = id;
        this.own = own;
        this.card = card;
        this.origin = origin;
        this.endpoints = endpoints;
        this.watch = watching.over(endpoints);
    }

    static WatchedNode of(Kept kept, @Nullable String apiKey, Watching watching) {
        var endpoints =
                kept.card().endpoints().stream()
                        .map(place -> watching.endpoint(kept.card().name(), place, apiKey))
                        .toList();
        return new WatchedNode(kept.id(), false, kept.card(), kept.origin(), endpoints, watching);
    }

    /** The node in this process, which no other instance can reach. */
    static WatchedNode own(OwnNode.Address address, Watching watching) {
        var card =
                new NodeCard(
                        "this-process",
                        List.of(new Place(address.baseUrl(), "embedded", null)),
                        null,
                        null,
                        Map.of(),
                        null);
        return new WatchedNode(
                UUID.randomUUID(),
                true,
                card,
                Origin.SETTINGS,
                List.of(watching.own(card.name(), address)),
                watching);
    }

    UUID id() {
        return id;
    }

    boolean isOwn() {
        return own;
    }

    String name() {
        return card.name();
    }

    Origin origin() {
        return origin;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    boolean sameEndpoints(NodeCard other) {
        return card.endpoints().equals(other.endpoints()) && card.name().equals(other.name());
    }

    /**
     * What is known of it now.
     *
     * @param tooSilent whether a node that should announce itself has stopped doing so
     */
    void know(Kept kept, boolean tooSilent) {
        card = kept.card();
        silent = tooSilent && origin == Origin.JOINED;
        drain(kept.draining() || silent);
    }

    void drain(boolean draining) {
        endpoints.forEach(endpoint -> endpoint.drain(draining));
    }

    NodeSummary summary() {
        var each = endpoints.stream().map(Endpoint::summary).toList();
        return new NodeSummary(id, card, origin, state(each), each);
    }

    private State state(List<EndpointSummary> each) {
        if (silent) {
            return State.GONE;
        }
        return each.stream()
                .map(EndpointSummary::state)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElse(State.JOINING);
    }

    @Override
    public void close() {
        watch.close();
    }
}
