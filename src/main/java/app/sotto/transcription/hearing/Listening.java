package app.sotto.transcription.hearing;

import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.Session;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.WorkClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who hears windows, and how urgently.
 *
 * @param patience how long a window may wait for a node
 * @param whileAway how long of that while no node is there
 * @param until when nobody wants the text any more, or null
 * @param session keeps the windows of one live dictation on one node, or null
 */
public record Listening(
        Model model,
        WorkClass urgency,
        Duration patience,
        Duration whileAway,
        @Nullable Instant until,
        @Nullable Session session) {

    Demand demand(SpeechWindow window) {
        return Demand.of(model, window.seconds(), patience)
                .as(urgency)
                .waitingWhileAway(whileAway)
                .until(until)
                .in(session);
    }
}
