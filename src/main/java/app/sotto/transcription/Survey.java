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
    public record Stretch(long from, long to) {

        /** How many samples two have in common. */
        public long overlap(Stretch other) {
            return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
        }
    }

    /** Seconds of speech: what is charged. */
    public Duration speechDuration() {
        long samples = speech.stream().mapToLong(s -> s.to() - s.from()).sum();
        return time(samples);
    }

    /** How much of a stretch of time has no speech in it, 0 to 1. */
    public double silentShare(Duration from, Duration to) {
        var asked = new Stretch(sample(from), sample(to));
        long length = asked.to() - asked.from();
        long spoken = speech.stream().mapToLong(s -> s.overlap(asked)).sum();
        return length <= 0 ? 0 : Math.clamp(1 - (double) spoken / length, 0, 1);
    }

    private static long sample(Duration time) {
        return time.toNanos() * 16 / 1_000_000;
    }

    /** How long samples at 16 kHz last. */
    public static Duration time(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / 16_000);
    }
}
