package app.sotto.inference;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The nodes: how they are, and how to bring them in, rest them and let them go. */
public interface Fleet {

    /** Every node, by name. */
    List<NodeSummary> nodes();

    /**
     * Adds a node, or changes the one of that name.
     *
     * @throws NodeRefusedException saying what is wrong with the card
     */
    UUID save(NodeCard card, Origin origin);

    /** A node that announces itself is there; one that stops doing so is gone after a while. */
    void heard(UUID node);

    /**
     * Gives the node no new work, or takes that back. Live dictations leave it at the end of a
     * segment.
     *
     * @throws NodeRefusedException if there is no such node
     */
    void drain(UUID node, boolean draining);

    /**
     * Forgets a node; work that it still has is let finish.
     *
     * @throws NodeRefusedException if there is no such node, or the settings name it
     */
    void remove(UUID node);

    /** Who brought a node in. */
    enum Origin {
        /** {@code SOTTO_NODES}, or the node in this process. */
        SETTINGS,
        OPERATOR,
        /** The node itself, with a join token. */
        JOINED
    }

    /** What a node may be. Only a ready one gets new work. */
    enum State {
        /** Has not answered yet. */
        JOINING,
        READY,
        /** Finishes what it has. */
        DRAINING,
        /** Something is wrong with it. */
        SUSPECT,
        /** Has been out of reach for long. */
        GONE
    }

    /**
     * What a node says of itself.
     *
     * @param name unique, such as {@code h100-a}
     * @param gpu such as {@code H100-SXM-80GB}, or null where there is none
     * @param hourlyCostMicros what it costs an hour, in millionths of the operator's currency; null
     *     if unknown
     * @param exporter a DCGM exporter's {@code /metrics}, or null
     */
    record NodeCard(
            String name,
            List<Place> endpoints,
            @Nullable Gpu gpu,
            @Nullable Long hourlyCostMicros,
            Map<String, String> labels,
            @Nullable URI exporter) {}

    /**
     * One server on a node.
     *
     * @param url its OpenAI-compatible base, such as {@code http://10.0.0.5:8001/v1}
     * @param profile how its metrics are called: {@code vllm}, {@code tgi}, {@code llama.cpp},
     *     {@code triton}, {@code embedded} or {@code none}
     * @param metrics where they are, or null for {@code /metrics} beside the base
     */
    record Place(URI url, String profile, @Nullable URI metrics) {}

    record Gpu(String kind, int count) {}

    /**
     * A node at this moment.
     *
     * @param state the worst of its endpoints' while it is not draining
     */
    record NodeSummary(
            UUID id, NodeCard card, Origin origin, State state, List<EndpointSummary> endpoints) {

        /** Requests that this process has on it. */
        public int inFlight() {
            return endpoints.stream().mapToInt(EndpointSummary::inFlight).sum();
        }
    }

    /**
     * One of its servers at this moment.
     *
     * @param device what it runs on ({@code cpu}, {@code cuda}), if it says
     * @param simulated whether it only pretends to recognise
     * @param inFlight requests that this process has on it
     * @param outstanding work that this process has on it: seconds of audio, tokens
     * @param reading its own figures, or null while there are none
     * @param reason what is wrong, or null while it is ready
     * @param alarms figures that should be there and are not
     */
    record EndpointSummary(
            URI url,
            State state,
            List<Model> models,
            @Nullable String device,
            boolean simulated,
            int inFlight,
            double outstanding,
            @Nullable Reading reading,
            @Nullable Remark reason,
            List<Remark> alarms) {}

    /**
     * What an engine says of itself; null is unknown, never zero.
     *
     * @param running requests it works on, everybody's
     * @param waiting requests it has not begun
     * @param kvCache share of its memory for sequences in use, 0 to 1
     * @param tokensPerSecond generated, over the last reading
     * @param age since it was read
     */
    record Reading(
            @Nullable Double running,
            @Nullable Double waiting,
            @Nullable Double kvCache,
            @Nullable Double tokensPerSecond,
            Instant at,
            Duration age) {}
}
