package app.sotto.transcription.hearing;

import app.sotto.inference.Recognition;
import app.sotto.inference.Recognition.Segment;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.Joining;
import app.sotto.transcription.activity.VoiceActivity;
import app.sotto.transcription.wording.Loops;
import app.sotto.transcription.wording.Phantoms;
import app.sotto.transcription.wording.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * When not to believe a model. The two limits are those of Whisper's own decoder (OpenAI, {@code
 * whisper/transcribe.py}): text that compresses better than 2.4 is repeating itself, and a mean log
 * probability under −1 is guessing. Engines that give neither are not doubted.
 */
public final class Doubt {

    private static final double REPEATING = 2.4;
    private static final double GUESSING = -1;
    private static final int SAME_IN_A_ROW = 3;

    /** What voice activity leaves around a voice, in seconds. */
    private static final double AIR = 2.0 * VoiceActivity.PADDING / SpeechWindow.SAMPLE_RATE;

    /** How far off a model's times are, in seconds. */
    private static final double UNSURE = 0.3;

    private Doubt() {}

    /** Whether a second try at a higher temperature is worth it. */
    public static boolean worthRetry(Recognition recognition) {
        return recognition.segments().stream().anyMatch(Doubt::doubtful);
    }

    private static boolean doubtful(Segment segment) {
        Double ratio = segment.compressionRatio();
        Double logprob = segment.avgLogprob();
        return (ratio != null && ratio > REPEATING) || (logprob != null && logprob < GUESSING);
    }

    /** The mean log probability, to choose the least bad of several; unknown is worst. */
    static double likelihood(Recognition recognition) {
        return recognition.segments().stream()
                .mapToDouble(s -> {
                    Double logprob = s.avgLogprob();
                    return logprob == null ? Double.NEGATIVE_INFINITY : logprob;
                })
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * Without what no person said: phantoms of silence, loops of words, and segments that repeat
     * one another.
     *
     * @param seconds of the window it was heard in
     */
    static Recognition cleaned(Recognition heard, double seconds) {
        if (heard.segments().isEmpty()) {
            boolean phantom = Phantoms.are(heard.text(), seconds - AIR, null, null);
            String text = phantom ? "" : Loops.undo(heard.text());
            return new Recognition(text, heard.language(), List.of());
        }
        List<Segment> kept = new ArrayList<>();
        int at = 0;
        while (at < heard.segments().size()) {
            Segment segment = heard.segments().get(at);
            int times = timesInARow(heard.segments(), at);
            Segment once = unlooped(segment);
            if (!phantom(once, heard.segments().size() == 1, seconds)) {
                kept.add(once);
            }
            at += times >= SAME_IN_A_ROW ? times : 1;
        }
        String text = Joining.join(kept.stream().map(Segment::text).toList());
        return new Recognition(text, heard.language(), kept);
    }

    private static boolean phantom(Segment segment, boolean alone, double seconds) {
        double length = Math.min(segment.end(), seconds) - segment.start() + UNSURE;
        return Phantoms.are(
                segment.text(),
                alone ? seconds - AIR : length,
                segment.noSpeechProb(),
                segment.avgLogprob());
    }

    private static int timesInARow(List<Segment> segments, int at) {
        String key = key(segments.get(at));
        int times = 1;
        while (at + times < segments.size() && key.equals(key(segments.get(at + times)))) {
            times++;
        }
        return times;
    }

    private static String key(Segment segment) {
        return String.join(" ", Tokens.of(segment.text()).stream().map(Tokens::key).toList());
    }

    private static Segment unlooped(Segment segment) {
        String text = Loops.undo(segment.text());
        if (text.equals(segment.text())) {
            return segment;
        }
        return new Segment(
                segment.start(),
                segment.end(),
                text,
                segment.avgLogprob(),
                segment.compressionRatio(),
                List.of(),
                segment.temperature(),
                segment.noSpeechProb());
    }
}
