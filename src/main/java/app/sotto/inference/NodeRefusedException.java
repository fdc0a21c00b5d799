package app.sotto.inference;

/** A node cannot be had like that. The message is meant for the operator. */
public class NodeRefusedException extends RuntimeException {

    public NodeRefusedException(String message) {
        super(message);
    }
}
