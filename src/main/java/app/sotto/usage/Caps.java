package app.sotto.usage;

import java.util.Map;
import java.util.UUID;

/** The current tenant's caps, by holder: the tenant's own id, a member's or a key's. */
public interface Caps {

    Map<UUID, Cap> all();

    /** Sets, or with {@link Cap#NONE} lifts, a cap; it holds from the next hold on. */
    void set(UUID holder, Cap cap);
}
