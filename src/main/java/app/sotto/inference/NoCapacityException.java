package app.sotto.inference;

/** No node could take the work in time, or the one that did failed. Worth a retry later. */
public class NoCapacityException extends RuntimeException {

    public NoCapacityException(String message) {
        super(message);
    }

    public NoCapacityException(String message, Throwable cause) {
        super(message, cause);
    }
}
