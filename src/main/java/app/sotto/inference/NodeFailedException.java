package app.sotto.inference;

/** A node took the work and failed it; another may do better. */
public class NodeFailedException extends NoCapacityException {

    public NodeFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
