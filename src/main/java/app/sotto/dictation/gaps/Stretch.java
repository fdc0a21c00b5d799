package app.sotto.dictation.gaps;

import app.sotto.transcription.Survey;
import java.time.Duration;
import java.util.List;

/**
 * Some of what is lacking, recognised and settled in one.
 *
 * @param from counted from the recording's start
 * @param to where it ends, silence after the last speech included
 * @param speech in samples at 16 kHz, counted from {@code from}
 */
record Stretch(Duration from, Duration to, List<Survey.Stretch> speech) {

    /** Speech in it: what is held and charged. */
    Duration length() {
        return survey().speechDuration();
    }

    Survey survey() {
        return new Survey(to.minus(from), speech);
    }
}
