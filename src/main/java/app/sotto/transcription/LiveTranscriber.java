package app.sotto.transcription;

import java.time.Duration;

/**
 * Recognises speech while it is spoken: LocalAgreement-2 over a rolling window where the model is
 * fast enough, else one recognition at each pause.
 */
public interface LiveTranscriber {

    /**
     * Starts listening. Events arrive one at a time, in order, on a thread of the session's own.
     */
    LiveSession begin(Transcriber.Options options, TurnDetection turns, Listener listener);

    /**
     * When a segment ends: at a pause found by voice activity, or only when told to; then {@code
     * speechStarted} and {@code speechStopped} are not told. A long voice without a pause becomes
     * several segments, cut at sentence ends, unless {@code MANUAL}.
     */
    enum TurnDetection {
        SERVER_VAD,
        MANUAL
    }

    /** One person speaking. Not thread-safe: fed from one thread. */
    interface LiveSession extends AutoCloseable {

        /** Takes samples at 16 kHz mono; returns at once. */
        void feed(short[] samples);

        /**
         * How much of what was fed is not final yet. It is kept in memory: whoever feeds faster
         * than it is heard has to wait.
         */
        Duration behind();

        /** Speech found so far, with what is being spoken at this moment. */
        Duration speech();

        /** Ends the segment being spoken. */
        void commit();

        /** Ends the segment, waits until everything heard is final, and tells what it was. */
        Transcript finish();

        /** Stops at once, dropping what is not final. */
        @Override
        void close();
    }

    /** What a session tells. Times count from the session's first sample. */
    interface Listener {

        void speechStarted(Duration at);

        void speechStopped(Duration at);

        /**
         * The segment being spoken ends here, because it was told to or has become too long; what
         * is spoken then belongs to the next. Every end that is told, this or {@link
         * #speechStopped}, is followed in its turn by {@link #segment}, {@link #wordless} or {@link
         * #failed}.
         */
        void cut(Duration at);

        /**
         * The hypothesis for what is not yet final; replaces the one before. A finished segment
         * leaves none. It begins with a space where one belongs after what is agreed.
         */
        void partial(String text);

        /**
         * Words of the current segment that will not change any more; only ever appended. Put
         * together as they come (each begins with the space it needs) they are the beginning of the
         * segment's text.
         */
        void agreed(String text);

        /**
         * A finished segment.
         *
         * @param speech in it: what lies between two voices is none
         */
        void segment(Transcript.Segment segment, Duration speech);

        /**
         * What ended held no words.
         *
         * @param speech that was found in it all the same
         */
        void wordless(Duration speech);

        /**
         * A segment could not be recognised; its audio is kept.
         *
         * @param message for the speaker
         */
        void failed(Duration from, Duration to, String message);

        /**
         * The rest of the segment that was told just now could not be recognised; its audio is
         * kept. It is no segment of its own.
         *
         * @param message for the speaker
         */
        default void restFailed(Duration from, Duration to, String message) {
            failed(from, to, message);
        }

        /** How far recognition is behind the voice. */
        void lag(Duration behind);
    }
}
