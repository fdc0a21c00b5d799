package app.sotto.inference;

/** No node runs the model asked for. The message is meant for the caller. */
public class ModelNotFoundException extends RuntimeException {

    private final String model;

    /**
     * @param model as it was asked for
     */
    public ModelNotFoundException(String model, String message) {
        super(message);
        this.model = model;
    }

    public String model() {
        return model;
    }
}
