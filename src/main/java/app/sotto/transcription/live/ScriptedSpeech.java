package app.sotto.transcription.live;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.Joining;
import app.sotto.transcription.wording.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A text as a person would say it, and as Whisper would hear it: each token is a tone as loud as
 * its number says, so that what lies in any window is known exactly. It errs as Whisper does: a
 * token cut off at the end is misheard, the end of a text gets a full stop whether or not a
 * sentence ends there, and now and then it changes its mind about one of the last tokens.
 */
final class ScriptedSpeech {

    private static final int RATE = SpeechWindow.SAMPLE_RATE;
    private static final int QUIETEST = 1_000;
    private static final int STEP = 20;

    /** After this share of a token it is heard right; under half of that it is not heard. */
    private static final double ENOUGH = 0.8;

    private static final int CHANGEABLE = 3;

    private final List<String> tokens;
    private final boolean spelled;
    private final double doubt;
    private final SplittableRandom random;
    private final long[] ends;
    private final short[] samples;

    /**
     * @param doubt how often a hypothesis has another word for one of its last tokens, 0 to 1
     */
    ScriptedSpeech(String text, double doubt, SplittableRandom random) {
        tokens = Tokens.of(text);
        spelled = text.codePoints().allMatch(c -> c < 0x2E80);
        this.doubt = doubt;
        this.random = random;
        ends = new long[tokens.size()];
        var audio = new short[(int) (seconds() * RATE)];
        int at = RATE / 2;
        int sentences = 0;
        for (int i = 0; i < tokens.size(); i++) {
            at = say(audio, at, i);
            ends[i] = at;
            boolean sentence = Tokens.endsSentence(tokens.get(i));
            at += pause(tokens.get(i), sentence && ++sentences % 3 == 0);
        }
        samples = Arrays.copyOf(audio, at + RATE);
    }

    private double seconds() {
        return 3 + tokens.stream().mapToDouble(t -> length(t) + 1).sum();
    }

    /** About 150 words a minute, or 250 characters of Chinese. */
    private double length(String token) {
        return spelled ? 0.12 + 0.045 * Tokens.open(token).length() : 0.2;
    }

    private int say(short[] audio, int from, int token) {
        int to = from + (int) (length(tokens.get(token)) * RATE);
        int level = QUIETEST + STEP * token;
        for (int i = from; i < to; i++) {
            audio[i] = (short) (i % 40 < 20 ? level : -level);
        }
        return to;
    }

    /** Sentences run on, but for every third, after which the speaker draws breath. */
    private static int pause(String token, boolean breath) {
        if (breath) {
            return RATE;
        }
        boolean closed = !Tokens.open(token).equals(token);
        return closed ? RATE * 3 / 10 : 0;
    }

    short[] samples() {
        return samples;
    }

    List<String> tokens() {
        return tokens;
    }

    /** Where a token begins, in samples. */
    long start(int token) {
        return ends[token] - (long) (length(tokens.get(token)) * RATE);
    }

    /** Where a token was said to its end, in samples. */
    long end(int token) {
        return ends[token];
    }

    /** What a model makes of a stretch of it. */
    synchronized Recognition hear(short[] window) {
        List<String> heard = new ArrayList<>();
        for (int at = 0; at < window.length; ) {
            int level = Math.abs(window[at]);
            int end = at;
            while (end < window.length && Math.abs(window[end]) == level) {
                end++;
            }
            if (level >= QUIETEST) {
                add(heard, (level - QUIETEST) / STEP, end - at);
            }
            at = end;
        }
        if (heard.isEmpty()) {
            return new Recognition("", language(), List.of());
        }
        changeMind(heard);
        heard.add(Tokens.open(heard.removeLast()) + (spelled ? "." : "。"));
        String text = Joining.tokens(heard);
        var segment =
                new Recognition.Segment(
                        0, (double) window.length / RATE, text, -0.2, 1.3, List.of());
        return new Recognition(text, language(), List.of(segment));
    }

    private void add(List<String> heard, int token, int length) {
        double share = length / (length(tokens.get(token)) * RATE);
        if (share >= ENOUGH) {
            heard.add(tokens.get(token));
        } else if (share >= ENOUGH / 2) {
            heard.add(another(token));
        }
    }

    private void changeMind(List<String> heard) {
        if (random.nextDouble() < doubt) {
            int last = random.nextInt(Math.min(CHANGEABLE, heard.size()));
            heard.set(heard.size() - 1 - last, another(random.nextInt(tokens.size())));
        }
    }

    private String another(int token) {
        return spelled ? "hm" + token : "嗯";
    }

    private String language() {
        return spelled ? "en" : "zh";
    }
}
