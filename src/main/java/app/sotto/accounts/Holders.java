package app.sotto.accounts;

import java.util.List;
import java.util.UUID;

/** The members and keys of the current tenant that usage is booked on. */
public interface Holders {

    /** Members first, in the order in which they joined, then keys, the newest first. */
    List<Holder> all();

    /**
     * One of them.
     *
     * @param name a person's, or the key's own
     * @param member whose it is: for a member its own id
     * @param active false for a key that was revoked
     */
    record Holder(UUID id, Kind kind, String name, UUID member, boolean active) {}

    /** What it is. */
    enum Kind {
        MEMBER,
        KEY
    }
}
