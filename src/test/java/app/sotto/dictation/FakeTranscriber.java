package app.sotto.dictation;

import app.sotto.inference.LanguageUnavailableException;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.Survey;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcript;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Every second byte of audio is a millisecond; the bytes {@code 0} are silence, all others speech.
 */
class FakeTranscriber implements Transcriber {

    private static final List<String> SAYS = List.of("Hello 100% there", "old friend");

    final AtomicInteger transcriptions = new AtomicInteger();
    final List<Long> heardBytes = new ArrayList<>();
    volatile Runnable before = () -> {};
    volatile Runnable during = () -> {};
    volatile boolean ready = true;
    volatile List<String> says = SAYS;

    @Override
    public Survey survey(AudioSource audio, DoubleConsumer progress) {
        long bytes = size(audio);
        if (bytes == 3) {
            throw new AudioRefusedException(
                    AudioRefusedException.Reason.NOT_AUDIO, "This is not audio.");
        }
        progress.accept(1);
        boolean silent = silent(audio);
        return new Survey(
                Duration.ofMillis(bytes / 2),
                silent ? List.of() : List.of(new Survey.Stretch(0, bytes / 2 * 16)));
    }

    @Override
    public Transcript transcribe(
            AudioSource audio, Survey survey, Options options, Listener progress) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("A transaction is open while a model works");
        }
        transcriptions.incrementAndGet();
        heardBytes.add(size(audio));
        before.run();
        progress.accept(0.5);
        List<Transcript.Segment> heard = heard(survey);
        progress.answered(survey.speechDuration().dividedBy(2));
        progress.heard(heard.subList(0, 1));
        during.run();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        progress.answered(survey.speechDuration());
        progress.heard(heard.subList(1, 2));
        return new Transcript("en", survey.duration(), survey.speechDuration(), "demo", heard);
    }

    private List<Transcript.Segment> heard(Survey survey) {
        Duration half = survey.duration().dividedBy(2);
        return List.of(
                new Transcript.Segment(
                        Duration.ZERO,
                        half,
                        says.getFirst(),
                        0.9,
                        List.of(word(0, "Hello"), word(300, "100%"), word(600, "there"))),
                new Transcript.Segment(half, survey.duration(), says.getLast(), null, List.of()));
    }

    private static Transcript.Word word(int millis, String text) {
        return new Transcript.Word(
                Duration.ofMillis(millis), Duration.ofMillis(millis + 300), text, false);
    }

    @Override
    public Engine engine(Options options) {
        if (options.language().equals("zh")) {
            throw new SpeechUnavailableException(
                    new LanguageUnavailableException("zh", "Install ggml-base.bin for Chinese."));
        }
        return new Engine("demo", "CMU Sphinx", true, false);
    }

    @Override
    public boolean ready(Options options) {
        return ready;
    }

    private static long size(AudioSource audio) {
        try (var channel = audio.open()) {
            return channel.size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean silent(AudioSource audio) {
        try (var channel = audio.open()) {
            var bytes = java.nio.ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {}
            for (int i = 44; i < bytes.capacity(); i++) {
                if (bytes.get(i) != 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void reset() {
        transcriptions.set(0);
        heardBytes.clear();
        before = () -> {};
        during = () -> {};
        ready = true;
        says = SAYS;
    }
}
