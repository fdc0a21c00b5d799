package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;

/** Tells the job runner to try again; it keeps what it is told, so this carries an id alone. */
public class TryAgainException extends RuntimeException {

    public TryAgainException(DictationId id) {
        super("Dictation " + id.value() + " was not done and is to be tried again");
    }
}
