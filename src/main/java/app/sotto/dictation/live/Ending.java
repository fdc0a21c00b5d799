package app.sotto.dictation.live;

import app.sotto.dictation.library.Gap;
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
 * @param unheard what came after minutes had run out, if they had
 * @param broken whether something heard could not be kept
 */
record Ending(
        Transcript heard,
        Duration duration,
        Duration speech,
        @Nullable Style style,
        @Nullable Gap unheard,
        boolean broken) {

    @Nullable Trouble trouble() {
        return speech.isZero() ? Trouble.SILENT : null;
    }
}
