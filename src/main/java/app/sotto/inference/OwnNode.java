package app.sotto.inference;

import java.net.URI;

/** A node that lives in this process and is asked over loopback like any other. */
public interface OwnNode {

    /** Opens its port; returns as soon as it listens, while its engines still load. */
    Address open();

    void close();

    /**
     * Where it listens.
     *
     * @param apiKey known to this process alone
     * @param concurrency requests that it carries at a time
     */
    record Address(URI baseUrl, String apiKey, int concurrency) {}
}
