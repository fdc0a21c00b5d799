package app.sotto.dictation.library;

/** Where a dictation is on its way. */
public enum Status {
    /** Live: a recorder is connected, or may come back. */
    RECORDING,
    /** Its audio is kept; a job will take it up. */
    QUEUED,
    RUNNING,
    COMPLETED,
    /** It could not be done; the audio is kept and it can be tried again. */
    FAILED,
    CANCELLED;

    /** Whether something is still to happen by itself. */
    public boolean underWay() {
        return switch (this) {
            case RECORDING, QUEUED, RUNNING -> true;
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether a person may ask for another try. */
    public boolean retriable() {
        return this == FAILED || this == CANCELLED;
    }
}
