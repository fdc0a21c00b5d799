package app.sotto.gateway.audio;

/** Nobody waits for the answer any more. */
final class CallerLeftException extends RuntimeException {

    CallerLeftException() {
        super("The caller has left");
    }
}
