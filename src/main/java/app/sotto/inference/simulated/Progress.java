package app.sotto.inference.simulated;

/** Is told how a sequence fares, on the timeline's thread: whoever listens must not linger. */
public interface Progress {

    /** So many tokens have come out. */
    default void written(int tokens) {}

    void ended(Ending ending);

    /** Why it ended, and when what happened, in simulated seconds. */
    record Ending(Reason reason, int tokens, Times times) {}

    /** As vLLM names them in {@code finish_reason}. */
    enum Reason {
        STOP,
        LENGTH,
        ABORT
    }

    /** What did not happen is at the time of the end. */
    record Times(double arrived, double began, double firstToken, double ended) {}
}
