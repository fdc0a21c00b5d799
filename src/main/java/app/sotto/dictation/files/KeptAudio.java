package app.sotto.dictation.files;

import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import app.sotto.transcription.AudioSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Kept audio as something with a format: files as they came, live speech as WAV. */
@Component
public class KeptAudio {

    private final Recordings recordings;

    KeptAudio(Recordings recordings) {
        this.recordings = recordings;
    }

    /**
     * The audio, to be opened as often as needed.
     *
     * @param sampleRate in Hz of raw PCM16 audio; null for a file, which is read from its start
     * @param from what to leave out at the start
     */
    public AudioSource source(RecordingId id, @Nullable Integer sampleRate, Duration from) {
        if (sampleRate == null) {
            return () -> recordings.open(id);
        }
        long samples = samples(from, sampleRate);
        return () -> new WavChannel(recordings.open(id), sampleRate, samples);
    }

    /** How many samples there are in so much time. */
    public static long samples(Duration time, int sampleRate) {
        return Math.multiplyExact(time.toMillis(), (long) sampleRate) / 1000;
    }

    /** How much time so many samples take. */
    public static Duration time(long samples, int sampleRate) {
        return Duration.ofNanos(
                samples / sampleRate * 1_000_000_000L
                        + samples % sampleRate * 1_000_000_000L / sampleRate);
    }
}
