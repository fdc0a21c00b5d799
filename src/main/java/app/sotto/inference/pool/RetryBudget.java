package app.sotto.inference.pool;

/**
 * Keeps retries a small part of all requests, so that a fleet in trouble is not asked twice as much
 * as one in health: each request earns a tenth of a retry (the idea of Finagle's RetryBudget).
 * There are a hundred in store, so that all that a node of 64 requests had can be asked for
 * elsewhere when it dies.
 */
final class RetryBudget {

    private static final double EARNED = 0.1;
    private static final double STORE = 100;

    private double store = STORE;

    synchronized void earn() {
        store = Math.min(STORE, store + EARNED);
    }

    /** Whether one more attempt may be made; it is then spent. */
    synchronized boolean spend() {
        if (store < 1) {
            return false;
        }
        store -= 1;
        return true;
    }
}
