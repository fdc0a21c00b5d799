package app.sotto.transcription;

import java.time.Duration;

/** How loud audio is from moment to moment, for a picture of it. */
public final class Waveform {

    private final Duration step;
    private final byte[] peaks;

    /**
     * @param step how much time a peak stands for
     * @param peaks the loudest sample in each step, unsigned, 255 for the loudest there can be
     */
    public Waveform(Duration step, byte[] peaks) {
        this.step = step;
        this.peaks = peaks.clone();
    }

    public Duration step() {
        return step;
    }

    public byte[] peaks() {
        return peaks.clone();
    }
}
