package app.sotto.recordings;

/** Audio that cannot be kept: empty, too large, or no room for it. */
public class RecordingRefusedException extends RuntimeException {

    /** Why it was refused. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        NO_SPACE,
        GAP,
        /** Nothing may or can be fetched from where it is said to be. */
        ADDRESS
    }

    private final Reason reason;

    public RecordingRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
