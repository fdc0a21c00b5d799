package app.sotto.dictation;

/** The key stands for another request than this; nothing was started. */
public class IdempotencyKeyReusedException extends RuntimeException {

    public IdempotencyKeyReusedException() {
        super(
                "This Idempotency-Key was used for another request: other audio, or other fields."
                        + " Send a new key with a new request.");
    }
}
