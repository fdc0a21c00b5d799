package app.sotto.inference.openai;

/**
 * What a node did wrong. The message says what kind of failure it was and nothing of the answer,
 * which may hold words that people spoke.
 */
final class NodeFailure extends Exception {

    private final int status;

    NodeFailure(String what) {
        this(what, 0);
    }

    private NodeFailure(String what, int status) {
        super(what);
        this.status = status;
    }

    static NodeFailure status(int status) {
        return new NodeFailure("answered HTTP " + status, status);
    }

    /** Whether the node understood the request and would not have it in this form. */
    boolean refusedTheForm() {
        return status == 400 || status == 422;
    }
}
