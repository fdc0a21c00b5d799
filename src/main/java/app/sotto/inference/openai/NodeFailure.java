package app.sotto.inference.openai;

/**
 * What a node did wrong. The message says what kind of failure it was and nothing of the answer,
 * which may hold words that people spoke.
 */
final class NodeFailure extends Exception {

    /**
     * How vLLM ends what it had not finished when it is shut down: with status 200, and as much
     * text as there was, mostly none (vLLM, {@code vllm/v1/engine/__init__.py}, {@code
     * FinishReason}).
     */
    static final String ABORTED = "abort";

    private final int status;

    NodeFailure(String what) {
        this(what, 0);
    }

    private NodeFailure(String what, int status) {
        super(what);
        this.status = status;
    }

    static NodeFailure aborted() {
        return new NodeFailure("gave the request up (finish_reason: abort)");
    }

    static NodeFailure status(int status) {
        return new NodeFailure("answered HTTP " + status, status);
    }

    /** Whether the node understood the request and would not have it in this form. */
    boolean refusedTheForm() {
        return status == 400 || status == 422;
    }
}
