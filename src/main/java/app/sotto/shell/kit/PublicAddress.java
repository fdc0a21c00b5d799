package app.sotto.shell.kit;

import java.net.URI;

/** Where this installation is reached from outside. */
public interface PublicAddress {

    /** The address itself, without a slash at its end. */
    URI base();

    /** An address below it; {@code path} starts with a slash. */
    default URI at(String path) {
        return URI.create(base() + path);
    }
}
