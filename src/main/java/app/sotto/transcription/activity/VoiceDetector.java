package app.sotto.transcription.activity;

/** Tells speech from everything else, frame by frame. */
public interface VoiceDetector {

    /** Samples in a frame: 32 ms at 16 kHz. */
    int FRAME = 512;

    /** Begins a stream; its frames are judged in order, each in the light of those before. */
    Stream begin();

    /** One stream of frames. Not thread-safe. */
    interface Stream extends AutoCloseable {

        /** How likely it is that somebody speaks in this frame, 0 to 1. */
        double probability(short[] frame);

        @Override
        void close();
    }
}
