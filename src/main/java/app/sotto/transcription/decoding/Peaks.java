package app.sotto.transcription.decoding;

import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.Waveform;
import java.time.Duration;
import java.util.Arrays;

/**
 * Keeps the loudest sample of each step. When there are too many steps, each two become one, so
 * that neither the length of the audio nor its end has to be known.
 */
final class Peaks {

    /** Twice what is kept at least of audio that is long enough. */
    private static final int MOST = 8_192;

    private static final Duration FIRST_STEP = Duration.ofMillis(20);

    private final byte[] peaks = new byte[MOST];
    private Duration step = FIRST_STEP;
    private long samplesAStep = FIRST_STEP.toMillis() * SpeechWindow.SAMPLE_RATE / 1_000;
    private int count;
    private long inStep;
    private int loudest;

    void add(short[] samples) {
        for (short sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
            if (++inStep == samplesAStep) {
                end();
            }
        }
    }

    /** Where there is no room, what has just ended becomes the first half of a longer step. */
    private void end() {
        if (count == MOST) {
            halve();
        } else {
            close();
        }
    }

    private void close() {
        peaks[count++] = (byte) Math.min(255, loudest >> 7);
        inStep = 0;
        loudest = 0;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            peaks[i] = (byte) Math.max(peaks[2 * i] & 0xFF, peaks[2 * i + 1] & 0xFF);
        }
        count = MOST / 2;
        step = step.multipliedBy(2);
        samplesAStep *= 2;
    }

    Waveform drawn() {
        if (inStep > 0) {
            if (count == MOST) {
                halve();
            }
            close();
        }
        return new Waveform(step, Arrays.copyOf(peaks, count));
    }
}
