package app.sotto.inference;

/** How urgent work is. Those who wait are served in this order. */
public enum WorkClass {
    /** A person speaks and watches the text appear. */
    LIVE,
    /** A person or program waits for the answer. */
    INTERACTIVE,
    /** Nobody waits: a file, in the background. */
    BATCH
}
