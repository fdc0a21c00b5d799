package app.sotto.inference;

import java.util.function.Function;

/** Sends work to nodes and copes with their failures. */
public interface Requests {

    /**
     * Sends one request to a node of the pool's choice; when that node fails it, once more to
     * another, as long as retries stay a small part of all requests. Live work that is late may be
     * asked for on two nodes at once, where the settings allow it. Blocks; interrupting the thread
     * cancels.
     *
     * @param request one attempt on a leased node; it throws {@link NodeFailedException} when the
     *     node fails it
     * @throws NoCapacityException when no node was free in time, or none succeeded
     */
    <T> T send(Demand demand, Function<Lease, T> request);
}
