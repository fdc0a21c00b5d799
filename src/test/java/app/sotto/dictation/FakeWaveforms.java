package app.sotto.dictation;

import app.sotto.transcription.AudioSource;
import app.sotto.transcription.Waveform;
import app.sotto.transcription.Waveforms;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Draws the same for everybody, and counts how often. */
class FakeWaveforms implements Waveforms {

    final AtomicInteger drawn = new AtomicInteger();

    @Override
    public Waveform of(AudioSource audio) {
        drawn.incrementAndGet();
        return new Waveform(Duration.ofMillis(20), new byte[] {0, 127, (byte) 255});
    }
}
