package app.sotto.webhooks;

/** An endpoint cannot be as somebody wants it. */
public class RefusedDraftException extends RuntimeException {

    private final Reason reason;

    public RefusedDraftException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with it. */
    public enum Reason {
        /** It does not begin with http:// or https://, names no host, or carries a password. */
        NO_ADDRESS,
        TOO_LONG,
        /** Its host is not known. */
        UNKNOWN_HOST,
        /** It leads to where only this installation's own network reaches. */
        PRIVATE_ADDRESS,
        NO_TYPES,
        /** There are {@link Endpoints#MOST} already. */
        TOO_MANY
    }
}
