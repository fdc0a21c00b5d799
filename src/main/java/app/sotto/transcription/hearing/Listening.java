package app.sotto.transcription.hearing;

import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.Session;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.WorkClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who hears windows, and how urgently.
 *
 * @param patience how long a window may wait for a node
 * @param session keeps the windows of one live dictation on one node, or null
 */
public record Listening(
        Model model, WorkClass urgency, Duration patience, @Nullable Session session) {

    Demand demand(SpeechWindow window) {
        return new Demand(model, window.seconds(), urgency, patience, session, null);
    }
}
