package app.sotto.inference;

/** No node runs the model asked for. The message is meant for the caller. */
public class ModelNotFoundException extends RuntimeException {

    public ModelNotFoundException(String message) {
        super(message);
    }
}
