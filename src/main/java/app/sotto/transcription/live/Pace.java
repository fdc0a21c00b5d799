package app.sotto.transcription.live;

import app.sotto.inference.Model;
import app.sotto.inference.SpeechWindow;
import java.time.Duration;

/**
 * How often, and in pieces of what length, live speech is recognised: it follows what the engine
 * was measured to take. All lengths in samples at 16 kHz.
 */
final class Pace {

    private static final long SECOND = SpeechWindow.SAMPLE_RATE;

    /** Half of the time the engine rests, so that it has room for others. */
    private static final double REST = 2;

    private static final double SMOOTHING = 0.3;

    private final boolean live;
    private final long maxWindow;
    private final long shortest;
    private double serviceSeconds;
    private int failures;

    Pace(Model model, Duration shortest) {
        this.live = model.live();
        this.maxWindow = model.maxWindow().toMillis() * SECOND / 1000;
        this.shortest = shortest.toMillis() * SECOND / 1000;
    }

    /** Whether hypotheses are asked for while somebody speaks. */
    boolean live() {
        return live;
    }

    void answered(Duration took) {
        double seconds = took.toNanos() / 1e9;
        serviceSeconds =
                serviceSeconds == 0
                        ? seconds
                        : serviceSeconds + SMOOTHING * (seconds - serviceSeconds);
        failures = 0;
    }

    void failed() {
        failures = Math.min(failures + 1, 5);
    }

    /** New audio that makes another hypothesis worth asking for. */
    long interval() {
        long measured = (long) (serviceSeconds * REST * SECOND);
        return Math.max(shortest, measured) << failures;
    }

    /** A piece this long is cut at its quietest point, whatever is agreed. */
    long longestPiece() {
        return live ? maxWindow : Math.min(maxWindow, 6 * SECOND);
    }

    /** From this length on a piece is cut where a sentence was agreed to end. */
    long cutAtSentence() {
        return Math.min(15 * SECOND, maxWindow / 2);
    }

    /** From this length on it is cut wherever agreement reaches. */
    long cutAnywhere() {
        return Math.min(20 * SECOND, maxWindow * 3 / 4);
    }
}
