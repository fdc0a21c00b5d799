package app.sotto.audit;

/**
 * The record of what was done to the installation itself, which belongs to no tenant. Entries are
 * never changed or removed.
 */
public interface OperatorAudit {

    /**
     * Adds an entry, in the caller's transaction if there is one.
     *
     * @param actor an operator's address, or the name of the token that was shown
     * @param action what was done, as {@code room.thing.verb}, such as {@code
     *     operations.node.drain}
     * @param subject what it was done to: an id or a name, never a secret
     */
    void record(String actor, String action, String subject);
}
