package app.sotto.dictation.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a dictation has no text, or not all of it; each has a sentence in the pages' words. */
public enum Trouble {
    EMPTY,
    NOT_AUDIO,
    CORRUPT,
    TOO_LONG,
    /** Its address gave nothing; the detail says why. */
    NOT_FETCHED,
    /** Nothing failed: there was no speech to hear. */
    SILENT,
    /** No engine here understands the language; the detail names what to install. */
    NO_ENGINE,
    /** The nodes failed or were full. */
    NO_CAPACITY,
    ALLOWANCE_SPENT,
    /** Minutes ran out while speaking; the rest of the audio is kept, unheard. */
    ALLOWANCE_RAN_OUT,
    /** Some live segments could not be recognised; their audio is kept. */
    PARTS_MISSING,
    UNEXPECTED;

    /** What the gaps of a dictation mean; null without any. */
    static @Nullable Trouble of(List<Gap> gaps) {
        if (gaps.stream().anyMatch(gap -> gap.kind() == Gap.Kind.UNHEARD)) {
            return ALLOWANCE_RAN_OUT;
        }
        return gaps.isEmpty() ? null : PARTS_MISSING;
    }
}
