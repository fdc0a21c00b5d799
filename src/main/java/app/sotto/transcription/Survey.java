package app.sotto.transcription;

import java.time.Duration;
import java.util.List;

/**
 * What is in a recording before any model hears it: found by one deterministic voice activity
 * detector over decoded samples, so equal samples give equal seconds through every door.
 *
 * @param duration of the whole audio
 * @param speech the stretches with speech in them, in order, not overlapping
 */
public record Survey(Duration duration, List<Stretch> speech) {

    /** A stretch of speech, in samples at 16 kHz from the start; {@code to} is exclusive. */
    public record Stretch(long from, long to) {}

    /** Seconds of speech: what is charged. */
    public Duration speechDuration() {
        long samples = speech.stream().mapToLong(s -> s.to() - s.from()).sum();
        return Duration.ofNanos(samples * 1_000_000_000L / 16_000);
    }
}
