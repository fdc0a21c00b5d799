package app.sotto.dictation.library;

import app.sotto.usage.Allowance;

/** Which door a dictation came through. */
public enum Origin {
    LIVE,
    FILE,
    API,
    /** A program that does not wait. */
    JOB;

    /** The same door as the ledger names it. */
    public Allowance.Source source() {
        return switch (this) {
            case LIVE -> Allowance.Source.LIVE;
            case FILE -> Allowance.Source.FILE;
            case API, JOB -> Allowance.Source.API;
        };
    }
}
