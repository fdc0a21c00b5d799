package app.sotto.inference;

import java.time.Duration;

/** Lends out nodes. Work goes to a node only while a lease on it is open. */
public interface Pool {

    /**
     * Chooses a node for the model and counts the work on it until the lease is closed.
     *
     * @param weight outstanding work this adds: seconds of audio for speech, tokens for text
     * @param patience how long to wait for a node
     * @throws NoCapacityException when none took it in time
     */
    Lease lease(Model model, double weight, Duration patience);
}
