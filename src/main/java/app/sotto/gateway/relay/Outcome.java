package app.sotto.gateway.relay;

import app.sotto.gateway.cache.CachedAnswer;

/** What came of a request that a node took. */
sealed interface Outcome {

    /**
     * The node's answer, which the caller does not have yet.
     *
     * @param estimated whether the node did not say what it used
     */
    record Whole(CachedAnswer answer, Used used, boolean estimated) implements Outcome {}

    /** The caller has all of the stream but its last event. */
    record Streamed(Event last, Used used) implements Outcome {}

    /** The caller went in the middle; what was written until then is used. */
    record Left(Used used) implements Outcome {}

    /** The node failed in the middle of a stream, and the caller was told. */
    record Broken() implements Outcome {}
}
