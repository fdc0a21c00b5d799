package app.sotto.transcription.live;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.TestAudio;
import java.util.ArrayList;
import java.util.List;

/**
 * A language for tests: word number n is half a second of a square wave as loud as n says, so a
 * script can hear exactly which words are in a window. A word cut off at a window's end is
 * misheard, as real models do.
 */
final class Spoken {

    private static final int WORD = TestAudio.RATE / 2;
    private static final int QUIETEST = 1_000;
    private static final int STEP = 50;

    private Spoken() {}

    static short[] words(int from, int to) {
        short[] audio = new short[(to - from) * WORD];
        for (int i = 0; i < audio.length; i++) {
            int level = QUIETEST + STEP * (from + i / WORD);
            audio[i] = (short) (i % 40 < 20 ? level : -level);
        }
        return audio;
    }

    static String text(int from, int to) {
        List<String> words = new ArrayList<>();
        for (int n = from; n < to; n++) {
            words.add(word(n));
        }
        return String.join(" ", words);
    }

    private static String word(int n) {
        return "w" + n + (n % 10 == 9 ? "." : "");
    }

    /** Hears the words with their times; one segment a sentence. */
    static Recognition hear(SpeechWindow window) {
        List<Recognition.Segment> segments = new ArrayList<>();
        List<Recognition.Word> words = new ArrayList<>();
        short[] samples = window.samples();
        for (int at = 0; at < samples.length; ) {
            int level = Math.abs(samples[at]);
            int end = at;
            while (end < samples.length && Math.abs(samples[end]) == level) {
                end++;
            }
            if (level >= QUIETEST && end - at > WORD / 4) {
                boolean cut = end == samples.length && end - at < WORD - 160;
                String word = cut ? "hm" + end : word((level - QUIETEST) / STEP);
                words.add(new Recognition.Word(seconds(at), seconds(end), word));
                if (word.endsWith(".")) {
                    segments.add(segment(words));
                    words = new ArrayList<>();
                }
            }
            at = end;
        }
        if (!words.isEmpty()) {
            segments.add(segment(words));
        }
        String text = String.join(" ", segments.stream().map(Recognition.Segment::text).toList());
        return new Recognition(text, "en", segments);
    }

    private static Recognition.Segment segment(List<Recognition.Word> words) {
        return new Recognition.Segment(
                words.getFirst().start(),
                words.getLast().end(),
                String.join(" ", words.stream().map(Recognition.Word::text).toList()),
                -0.1,
                1.2,
                words);
    }

    private static double seconds(int samples) {
        return (double) samples / TestAudio.RATE;
    }
}
