package app.sotto.inference;

/** Lends out nodes. Work goes to a node only while a lease on it is open. */
public interface Pool {

    /**
     * Chooses a node for the work and counts it there until the lease is closed. Who finds no room
     * waits: live work before interactive before batch, and among equals fairly between tenants.
     *
     * @throws NoCapacityException when none took it in time; it says when to try again
     */
    Lease lease(Demand demand);
}
