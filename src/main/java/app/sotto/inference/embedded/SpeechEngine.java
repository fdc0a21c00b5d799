package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;

/** Something in this process that recognises speech. */
interface SpeechEngine extends AutoCloseable {

    /** The name that it is served under. */
    String model();

    /** Whether it understands a language, given as ISO 639-1 or {@code auto}. */
    boolean understands(String language);

    /** Whether it turns other languages into English. */
    default boolean translates() {
        return false;
    }

    /** Loads what it needs, so that the first window does not wait for it. */
    void warm();

    /**
     * Recognises one window; blocks while others use all its workers.
     *
     * @param metrics told when a worker begins and ends
     * @throws InterruptedException while it waits for a worker
     */
    Recognition recognise(SpeechWindow window, NodeMetrics metrics) throws InterruptedException;

    @Override
    void close();
}
