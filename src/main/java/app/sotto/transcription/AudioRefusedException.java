package app.sotto.transcription;

/** Audio that cannot be transcribed; the message says why in a sentence meant for the speaker. */
public class AudioRefusedException extends RuntimeException {

    /** Why it was refused. */
    public enum Reason {
        EMPTY,
        NOT_AUDIO,
        CORRUPT,
        TOO_LONG
    }

    private final Reason reason;

    public AudioRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
