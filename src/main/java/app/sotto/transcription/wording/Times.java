package app.sotto.transcription.wording;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns positions into times, and guesses the times that an engine did not give. */
public final class Times {

    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    /** A position in samples at 16 kHz as a time. */
    public static Duration at(long samples) {
        return Duration.ofNanos(samples * NANOS / SpeechWindow.SAMPLE_RATE);
    }

    /** Seconds from an offset, to the millisecond. */
    public static Duration after(Duration offset, double seconds) {
        return offset.plusMillis(Math.round(seconds * 1000));
    }

    /** Words of a stretch, each given time by its length: estimated, and marked so. */
    public static List<Word> spread(List<String> tokens, Duration start, Duration end) {
        double total = tokens.stream().mapToInt(String::length).sum();
        long length = end.minus(start).toMillis();
        List<Word> words = new ArrayList<>();
        long before = 0;
        for (String token : tokens) {
            long after = before + token.length();
            words.add(
                    new Word(
                            start.plusMillis(Math.round(length * (before / total))),
                            start.plusMillis(Math.round(length * (after / total))),
                            token,
                            true));
            before = after;
        }
        return words;
    }

    /** The engine's own words, from an offset. */
    public static List<Word> own(List<Recognition.Word> words, Duration offset) {
        return words.stream()
                .map(w ->
                        new Word(after(offset, w.start()), after(offset, w.end()), w.text(), false))
                .toList();
    }
}
