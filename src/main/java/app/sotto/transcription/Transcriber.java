package app.sotto.transcription;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Transcribes finished recordings. Memory stays flat whatever their length. */
public interface Transcriber {

    /**
     * Decodes once and finds the speech.
     *
     * @param progress called with 0 to 1, where the length is known
     * @throws AudioRefusedException with the sentence for the speaker
     */
    Survey survey(AudioSource audio, DoubleConsumer progress);

    /**
     * Recognises the surveyed speech: cut at silence into windows that the model takes, many in
     * flight, stitched on our own offsets. Nothing is sent for silence. Interrupting the thread
     * cancels the work.
     *
     * @param listener told as windows are answered
     * @throws SpeechUnavailableException when no model that can run understands the language
     * @throws TranscriptionFailedException when the nodes could not do it; worth a retry
     */
    Transcript transcribe(AudioSource audio, Survey survey, Options options, Listener listener);

    /**
     * Hears of the work while it goes on: of its progress, 0 to 1, and of what windows gave. Called
     * from several threads, one call at a time; who is slow to listen slows the work.
     */
    @FunctionalInterface
    interface Listener extends DoubleConsumer {

        /** Speech answered so far, in whatever order its windows came back. */
        default void answered(Duration speech) {}

        /** The next stretch of text, in order of time. It is final. */
        default void heard(List<Transcript.Segment> segments) {}
    }

    /**
     * Which engine would hear this.
     *
     * @throws SpeechUnavailableException naming the model to install
     */
    Engine engine(Options options);

    /** Whether a node is there at this moment that would hear this. */
    boolean ready(Options options);

    /**
     * How to hear.
     *
     * @param language ISO 639-1, or {@code auto}
     * @param model a name or alias, or null for the best that understands the language
     * @param prompt words to expect, or text that came before
     * @param background whether nobody waits for it: then it lets go first who is waited for
     * @param translate whether the text is to be English, whatever is spoken
     */
    record Options(
            String language,
            @Nullable String model,
            @Nullable String prompt,
            double temperature,
            boolean background,
            boolean translate) {

        public Options(
                String language,
                @Nullable String model,
                @Nullable String prompt,
                double temperature,
                boolean background) {
            this(language, model, prompt, temperature, background, false);
        }

        public static Options of(String language) {
            return new Options(language, null, null, 0, false);
        }

        public Options inBackground() {
            return new Options(language, model, prompt, temperature, true, translate);
        }
    }

    /**
     * A speech engine as pages show it.
     *
     * @param demo to be called a demonstration engine wherever its text is shown
     * @param live whether it shows words while they are spoken; otherwise at pauses
     */
    record Engine(String model, String displayName, boolean demo, boolean live) {}
}
