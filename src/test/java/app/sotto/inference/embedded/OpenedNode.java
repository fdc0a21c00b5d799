package app.sotto.inference.embedded;

import app.sotto.inference.OwnNode;
import java.net.URI;
import java.nio.file.Path;

/** The embedded node with its demo engine, for tests of other packages. */
public final class OpenedNode implements AutoCloseable {

    private final EmbeddedNode node;
    private final OwnNode.Address address;

    public OpenedNode(Path models) {
        node =
                new EmbeddedNode(
                        new EmbeddedSettings(1, true, false, URI.create("http://x/"), ""), models);
        address = node.open();
    }

    /** Eleven seconds of real speech, as a WAV file. */
    public static byte[] speech() {
        return Speech.kennedy();
    }

    public OwnNode.Address address() {
        return address;
    }

    @Override
    public void close() {
        node.close();
    }
}
