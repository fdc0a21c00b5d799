package app.sotto.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current tenant's record of who did what. Entries are never changed or removed. */
public interface Audit {

    /**
     * Adds an entry for the current tenant, in the caller's transaction if there is one.
     *
     * @param actor the member or key that did it; null for the system itself
     * @param action what was done, as {@code room.thing.verb}, such as {@code accounts.key.create}
     * @param subject what it was done to: an id or a name, never a secret or words that were spoken
     */
    void record(@Nullable UUID actor, String action, String subject);
}
