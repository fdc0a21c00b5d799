package app.sotto.inference;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A claim on one node for one piece of work; closing it gives the node back. */
public interface Lease extends AutoCloseable {

    /** The model, under the name that the leased node itself uses. */
    Model model();

    /** The node's name, for the ledger and for people. */
    default String node() {
        return baseUrl().getAuthority();
    }

    /** The node's OpenAI-compatible base, such as {@code http://10.0.0.5:8001/v1}. */
    URI baseUrl();

    /** The bearer token that the node asks for, if it does. */
    default Optional<String> apiKey() {
        return Optional.empty();
    }

    /**
     * Tells the pool that the node failed this work, so that it is chosen less. A lease that is
     * closed without this counts as work well done. Who wants to try again leases again.
     */
    void failed(Throwable cause);

    /** When nobody wants the answer any more, if there is such a moment. */
    default Optional<Instant> until() {
        return Optional.empty();
    }

    /**
     * Whether the node has got nothing done for so long that nobody should wait for it any more: an
     * answer that has not come yet is to be asked for elsewhere.
     */
    default boolean isLost() {
        return false;
    }

    @Override
    void close();
}
