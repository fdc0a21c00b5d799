package app.sotto.dictation;

import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcript;
import app.sotto.usage.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to dictation for the browser and for programs: it keeps the audio, holds the minutes,
 * runs speech and polish, settles, and keeps the text. Every call is made for the current tenant.
 */
public interface Dictations {

    /**
     * Begins live dictation.
     *
     * @throws AllowanceSpentException before anything started
     * @throws app.sotto.transcription.SpeechUnavailableException naming the model to install
     */
    LiveDictation begin(Caller caller, LiveRequest request, LiveEvents events) throws IOException;

    /**
     * Takes up a live dictation whose connection broke, on any instance, from the audio kept; empty
     * if there is none of that id, or it has ended.
     *
     * @param known how many of its segments the caller has: later ones that are final are told
     *     again, without a second charge
     */
    Optional<LiveDictation> resume(Caller caller, DictationId id, int known, LiveEvents events)
            throws IOException;

    /**
     * Transcribes a file while the caller waits; the audio is kept only until the answer.
     *
     * @throws AllowanceSpentException before a model was asked
     * @throws app.sotto.transcription.AudioRefusedException with the sentence for the caller
     */
    default Result transcribe(Caller caller, InputStream file, FileRequest request)
            throws IOException {
        return transcribe(caller, file, request, FileEvents.NONE);
    }

    /**
     * The same, with the text told as it is heard. Interrupting the thread stops the work; what the
     * models had answered by then is charged.
     */
    Result transcribe(Caller caller, InputStream file, FileRequest request, FileEvents events)
            throws IOException;

    /**
     * Takes a file into the history and transcribes it by a job; returns once the audio is kept.
     */
    DictationId submit(Caller caller, InputStream file, String filename, FileRequest request)
            throws IOException;

    /**
     * How live speech is to be heard.
     *
     * @param language ISO 639-1, for Chinese also with the script or region that its text is to
     *     have ({@code zh-Hant}, {@code zh-TW}), or {@code auto}
     * @param model a name or alias, or null for the best that understands the language
     * @param style to polish in, or null for raw text only
     * @param sampleRate of the PCM16 mono audio that follows, in Hz
     * @param keep whether it becomes history
     * @param commands whether spoken commands are obeyed, in the text that a style makes
     */
    record LiveRequest(
            String language,
            @Nullable String model,
            @Nullable String prompt,
            @Nullable Style style,
            int sampleRate,
            TurnDetection turns,
            boolean keep,
            boolean commands) {

        public LiveRequest(
                String language,
                @Nullable String model,
                @Nullable String prompt,
                @Nullable Style style,
                int sampleRate,
                TurnDetection turns,
                boolean keep) {
            this(language, model, prompt, style, sampleRate, turns, keep, false);
        }
    }

    /**
     * How a file is to be heard; see {@link LiveRequest}.
     *
     * @param translate whether the text is to be English, whatever was spoken
     * @param commands see {@link LiveRequest}
     */
    record FileRequest(
            String language,
            @Nullable String model,
            @Nullable String prompt,
            double temperature,
            @Nullable Style style,
            boolean translate,
            boolean commands) {

        public FileRequest(
                String language,
                @Nullable String model,
                @Nullable String prompt,
                double temperature,
                @Nullable Style style,
                boolean translate) {
            this(language, model, prompt, temperature, style, translate, false);
        }

        public FileRequest(
                String language,
                @Nullable String model,
                @Nullable String prompt,
                double temperature,
                @Nullable Style style) {
            this(language, model, prompt, temperature, style, false);
        }

        /** The same, with spoken commands obeyed or not. */
        public FileRequest obeying(boolean wanted) {
            return new FileRequest(language, model, prompt, temperature, style, translate, wanted);
        }

        /** The same, heard by another model. */
        public FileRequest by(@Nullable String newModel) {
            return new FileRequest(
                    language, newModel, prompt, temperature, style, translate, commands);
        }
    }

    /**
     * What came of a file.
     *
     * @param receipt what it came to
     */
    record Result(Transcript transcript, @Nullable Polished polished, Receipt receipt) {

        /** Whole seconds of speech booked. */
        public long chargedSeconds() {
            return receipt.seconds();
        }
    }

    /** What is told while a file is heard; from several threads, one call at a time. */
    @FunctionalInterface
    interface FileEvents {

        FileEvents NONE = _ -> {};

        /** The next segments, in order of time; they will not change. */
        void heard(List<Transcript.Segment> segments);
    }

    /** One live dictation; fed from one thread at a time. */
    interface LiveDictation extends AutoCloseable {

        DictationId id();

        /** Samples (not bytes) kept so far: where a resumed recorder goes on. */
        long received();

        /**
         * How much of the audio is not final yet. It waits in memory, so that whoever sends faster
         * than it is heard must be made to wait. May be asked by any thread.
         */
        Duration behind();

        /**
         * Keeps PCM16 little-endian mono audio, then hears it.
         *
         * @param offset in samples from the dictation's start; what is already kept is skipped
         */
        void append(long offset, byte[] pcm) throws IOException;

        /** Ends the segment being spoken. */
        void commit();

        /** Changes the style for segments from now on. */
        void style(@Nullable Style style);

        /** Ends the dictation: everything final, polished, saved and settled. */
        Result finish();

        /**
         * The caller left and is not coming back. What is kept in the history is finished by
         * itself; all else is forgotten, and what was final by now is charged.
         */
        void leave();

        /**
         * The connection is gone: what is kept waits for {@link Dictations#resume}, or is finished
         * by itself after a while.
         */
        @Override
        void close();
    }

    /** What a live dictation tells; one call at a time. See {@code LiveTranscriber.Listener}. */
    interface LiveEvents {

        /**
         * Told before anything else.
         *
         * @param segment the number of the first that will be told; a resumed dictation has others
         */
        void begins(DictationId dictation, int segment);

        void speechStarted(Duration at);

        void speechStopped(Duration at);

        void partial(String text);

        void agreed(int segment, String text);

        /** A segment ends here; what it held follows in its turn. */
        void cut(Duration at);

        void segment(int segment, Transcript.Segment text, long chargedSeconds);

        /** A segment that held no words. */
        void wordless(int segment, long chargedSeconds);

        /** May be told again: a command may take back what was written before. */
        void polished(int segment, Polished polished);

        /** What of a segment was obeyed or taken back; told before its polished text. */
        default void obeyed(int segment, List<Mark> marks) {}

        /** A segment, or the rest of one that was told already, could not be recognised. */
        void failed(int segment, String message);

        void lag(Duration behind);

        /** Minutes ran out while speaking: heard so far is kept, the rest is not recognised. */
        void exhausted(Instant renewsAt);
    }
}
