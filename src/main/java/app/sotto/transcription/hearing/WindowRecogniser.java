package app.sotto.transcription.hearing;

import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Pool;
import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.TranscriptionFailedException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * Has one window recognised: on a leased node, once more on another when the node fails, and at
 * rising temperatures while the answer is doubtful. Blocks; interrupting the thread cancels.
 */
@Component
public class WindowRecogniser {

    private static final double STEP = 0.2;
    private static final double HOTTEST = 1.0;

    private final Pool pool;
    private final SpeechClient speech;

    WindowRecogniser(Pool pool, SpeechClient speech) {
        this.pool = pool;
        this.speech = speech;
    }

    /**
     * Takes time for the best answer.
     *
     * @throws TranscriptionFailedException when no node could do it
     * @throws CancellationException when the thread was interrupted
     */
    public Recognition recognise(Model model, SpeechWindow window, Duration patience) {
        Recognition best = ask(model, window, patience);
        double temperature = window.temperature() + STEP;
        Recognition last = best;
        while (Doubt.worthRetry(last) && temperature <= HOTTEST + STEP / 2) {
            last = ask(model, warmer(window, Math.min(temperature, HOTTEST)), patience);
            if (!Doubt.worthRetry(last) || Doubt.likelihood(last) > Doubt.likelihood(best)) {
                best = last;
            }
            temperature += STEP;
        }
        return Doubt.cleaned(best);
    }

    /** The first answer, for a hypothesis that will be asked for again. */
    public Recognition hypothesis(Model model, SpeechWindow window, Duration patience) {
        return Doubt.cleaned(ask(model, window, patience));
    }

    private static SpeechWindow warmer(SpeechWindow window, double temperature) {
        return new SpeechWindow(window.samples(), window.language(), window.prompt(), temperature);
    }

    private Recognition ask(Model model, SpeechWindow window, Duration patience) {
        try {
            return askOnce(model, window, patience);
        } catch (NodeFailedException _) {
            return askAgain(model, window, patience);
        }
    }

    private Recognition askAgain(Model model, SpeechWindow window, Duration patience) {
        try {
            return askOnce(model, window, patience);
        } catch (NodeFailedException e) {
            throw failed(e.failure);
        }
    }

    private Recognition askOnce(Model model, SpeechWindow window, Duration patience)
            throws NodeFailedException {
        try (Lease lease = lease(model, window, patience)) {
            return speech.recognise(lease, window);
        } catch (NoCapacityException e) {
            refuseIfInterrupted();
            throw new NodeFailedException(e);
        }
    }

    private Lease lease(Model model, SpeechWindow window, Duration patience) {
        try {
            return pool.lease(model, window.seconds(), patience);
        } catch (NoCapacityException e) {
            refuseIfInterrupted();
            throw failed(e);
        }
    }

    private static void refuseIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Recognition was cancelled");
        }
    }

    private static TranscriptionFailedException failed(Throwable cause) {
        return new TranscriptionFailedException(
                "The speech engine is busy or did not answer. The audio is kept: try again in a"
                        + " moment.",
                cause);
    }

    /** The node had the work and failed it; another may do better. */
    private static final class NodeFailedException extends Exception {
        private final NoCapacityException failure;

        NodeFailedException(NoCapacityException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
