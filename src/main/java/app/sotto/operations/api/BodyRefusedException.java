package app.sotto.operations.api;

/** A body that cannot be read. The message is meant for whoever sent it. */
class BodyRefusedException extends RuntimeException {

    BodyRefusedException(String message) {
        super(message);
    }
}
