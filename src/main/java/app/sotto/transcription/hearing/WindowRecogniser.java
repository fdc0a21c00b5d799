package app.sotto.transcription.hearing;

import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Recognition;
import app.sotto.inference.Requests;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.TranscriptionFailedException;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * Has one window recognised by the pool's nodes, at rising temperatures while the answer is
 * doubtful. Blocks; interrupting the thread cancels.
 */
@Component
public class WindowRecogniser {

    private static final double STEP = 0.2;
    private static final double HOTTEST = 1.0;

    private final Requests requests;
    private final SpeechClient speech;

    WindowRecogniser(Requests requests, SpeechClient speech) {
        this.requests = requests;
        this.speech = speech;
    }

    /**
     * Takes time for the best answer.
     *
     * @throws TranscriptionFailedException when no node could do it
     * @throws CancellationException when the thread was interrupted
     */
    public Recognition recognise(Listening how, SpeechWindow window) {
        Recognition best = ask(how, window);
        double temperature = window.temperature() + STEP;
        Recognition last = best;
        while (Doubt.worthRetry(last) && temperature <= HOTTEST + STEP / 2) {
            last = ask(how, warmer(window, Math.min(temperature, HOTTEST)));
            if (!Doubt.worthRetry(last) || Doubt.likelihood(last) > Doubt.likelihood(best)) {
                best = last;
            }
            temperature += STEP;
        }
        return Doubt.cleaned(best);
    }

    /** The first answer, for a hypothesis that will be asked for again. */
    public Recognition hypothesis(Listening how, SpeechWindow window) {
        return Doubt.cleaned(ask(how, window));
    }

    private static SpeechWindow warmer(SpeechWindow window, double temperature) {
        return new SpeechWindow(window.samples(), window.language(), window.prompt(), temperature);
    }

    private Recognition ask(Listening how, SpeechWindow window) {
        try {
            return requests.send(how.demand(window), lease -> speech.recognise(lease, window));
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
}
