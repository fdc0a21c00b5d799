package app.sotto.inference.simulated;

/** The time in which an engine lives: the real one, a faster one, or one that only a test moves. */
public interface Timeline {

    /** Simulated seconds since the beginning. */
    double now();

    /** Runs the action, alone, when {@code time} has come; at once when it is past. */
    void at(double time, Runnable action);
}
