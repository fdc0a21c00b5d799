package app.sotto.dictation;

/** The member is dictating elsewhere already, as often as is allowed; nothing was started. */
public class AlreadyDictatingException extends RuntimeException {

    public AlreadyDictatingException() {
        super(
                "You are already dictating in another tab or on another device. Finish there first,"
                        + " then start here.");
    }
}
