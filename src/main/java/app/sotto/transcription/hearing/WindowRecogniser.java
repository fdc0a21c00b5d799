package app.sotto.transcription.hearing;

import app.sotto.inference.Lease;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.NodeFailedException;
import app.sotto.inference.Recognition;
import app.sotto.inference.Requests;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.TranscriptionFailedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        Recognition best = askTwiceForSilence(how, window);
        double temperature = window.temperature() + STEP;
        Recognition last = best;
        while (Doubt.worthRetry(last) && temperature <= HOTTEST + STEP / 2) {
            last = ask(how, window.at(Math.min(temperature, HOTTEST)));
            if (!Doubt.worthRetry(last) || Doubt.likelihood(last) > Doubt.likelihood(best)) {
                best = last;
            }
            temperature += STEP;
        }
        return Doubt.cleaned(best, window.seconds());
    }

    /** The first answer, for a hypothesis that will be asked for again. */
    public Recognition hypothesis(Listening how, SpeechWindow window) {
        return Doubt.cleaned(ask(how, window), window.seconds());
    }

    private Recognition ask(Listening how, SpeechWindow window) {
        return ask(how, window, lease -> speech.recognise(lease, window));
    }

    /**
     * A node that is being shut down answers a transcription with no text and does not say why:
     * where speech was found, a second node is asked before it is taken for silence. That counts
     * against no node, since there may truly be nothing to hear.
     */
    private Recognition askTwiceForSilence(Listening how, SpeechWindow window) {
        var silence = new AtomicReference<@Nullable Recognition>();
        try {
            return ask(
                    how,
                    window,
                    lease -> {
                        Recognition heard = speech.recognise(lease, window);
                        if (isSilence(heard) && !lease.model().demo() && silence.get() == null) {
                            silence.set(heard);
                            throw new NodeFailedException(
                                    "The node heard nothing in speech", new Silence());
                        }
                        return heard;
                    });
        } catch (TranscriptionFailedException e) {
            Recognition heard = silence.get();
            if (heard != null && e.getCause() instanceof NodeFailedException) {
                return heard;
            }
            throw e;
        }
    }

    private static boolean isSilence(Recognition heard) {
        return heard.text().isBlank() && heard.segments().isEmpty();
    }

    private Recognition ask(
            Listening how, SpeechWindow window, Function<Lease, Recognition> request) {
        try {
            return requests.send(how.demand(window), request);
        } catch (NoCapacityException e) {
            refuseIfInterrupted();
            throw failed(e);
        }
    }

    /** No failure of anything. */
    private static final class Silence extends Exception {}

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
