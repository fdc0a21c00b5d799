package app.sotto.dictation;

import app.sotto.tenancy.Caller;

/** The caller is dictating elsewhere already, as often as is allowed; nothing was started. */
public class AlreadyDictatingException extends RuntimeException {

    private AlreadyDictatingException(String message) {
        super(message);
    }

    /**
     * In words for a person or for a program.
     *
     * @param most the plan's limit
     */
    public static AlreadyDictatingException of(Caller caller, int most) {
        return new AlreadyDictatingException(
                caller instanceof Caller.Member
                        ? "You are already dictating in another tab or on another device. Finish"
                                + " there first, then start here."
                        : "This key may have "
                                + most
                                + (most == 1 ? " live stream" : " live streams")
                                + " at a time, and has them. Finish one first with sotto.finish or"
                                + " by closing its connection, use another key, or ask for a larger"
                                + " plan.");
    }
}
