package app.sotto.dictation.retention;

import app.sotto.dictation.DictationId;
import java.time.Instant;

/**
 * That something was erased.
 *
 * @param dictated when it had been dictated
 */
public record Erasure(DictationId dictation, What what, Why why, Instant dictated, Instant erased) {

    /** How much of a dictation. */
    public enum What {
        AUDIO,
        ALL
    }

    /** On whose wish. */
    public enum Why {
        /** somebody deleted it, and its time in the trash is over */
        TRASH,
        /** its owner set a day for it */
        OWNER,
        /** the organisation's rules, or its plan's */
        RULE,
        /** the organisation keeps nothing, and the text is delivered */
        NOTHING_KEPT
    }
}
