package app.sotto.dictation.live;

import app.sotto.dictation.library.Trouble;
import app.sotto.polish.Style;
import app.sotto.transcription.Transcript;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a live dictation ended.
 *
 * @param heard by the last session
 * @param duration of all audio kept
 * @param speech of all sessions, recognised
 * @param broken whether something heard could not be kept
 */
record Ending(
        Transcript heard,
        Duration duration,
        Duration speech,
        @Nullable Style style,
        boolean exhausted,
        boolean missedParts,
        boolean broken) {

    @Nullable Trouble trouble() {
        if (exhausted) {
            return Trouble.ALLOWANCE_RAN_OUT;
        }
        if (missedParts) {
            return Trouble.PARTS_MISSING;
        }
        return speech.isZero() ? Trouble.SILENT : null;
    }
}
