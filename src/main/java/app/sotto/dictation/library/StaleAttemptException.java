package app.sotto.dictation.library;

/**
 * Another attempt has taken the dictation over, or it was cancelled or deleted: this one may not
 * write any more.
 */
public class StaleAttemptException extends RuntimeException {

    StaleAttemptException() {
        super("This attempt no longer owns the dictation");
    }
}
