package app.sotto.inference.simulated;

import app.sotto.inference.simulated.Progress.Ending;

/** Counts what an engine does. */
interface EngineMeter {

    EngineMeter NONE = new EngineMeter() {};

    /** Prompts were read to their end. */
    default void read(int promptTokens) {}

    /** A step gave so many sequences a token each. */
    default void step(double seconds, int tokens) {}

    default void ended(Work work, Ending ending) {}
}
