package app.sotto.operations.fleet;

import java.util.Locale;

/** Who asked that a node gets no new work. */
public enum DrainedBy {
    OPERATOR,
    /** The node itself, which may take it back. */
    NODE;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DrainedBy of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
