package app.sotto.inference;

import java.net.URI;

/** A claim on one node for one piece of work; closing it gives the node back. */
public interface Lease extends AutoCloseable {

    Model model();

    /** The node's OpenAI-compatible base, such as {@code http://10.0.0.5:8001/v1}. */
    URI baseUrl();

    /** Tells the pool that the node failed this work, so that it is chosen less. */
    void failed(Throwable cause);

    @Override
    void close();
}
