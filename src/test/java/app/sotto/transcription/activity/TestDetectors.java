package app.sotto.transcription.activity;

/** Lets tests of other packages use the real detector. */
public final class TestDetectors {

    private TestDetectors() {}

    /** The real one. */
    public static final class Silero implements VoiceDetector, AutoCloseable {

        private final SileroVoiceDetector real = new SileroVoiceDetector();

        @Override
        public Stream begin() {
            return real.begin();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
