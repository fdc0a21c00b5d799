package app.sotto.transcription.live;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.activity.Quiet;
import app.sotto.transcription.wording.Tokens;
import java.util.List;

/** Finds where in the audio a hypothesis' token ends. */
final class Trimming {

    private static final int RATE = SpeechWindow.SAMPLE_RATE;

    /** An engine's times are this uncertain; the cut is at the quietest point within. */
    private static final int BEFORE = RATE * 3 / 10;

    private static final int AFTER = RATE * 3 / 10;

    private Trimming() {}

    /**
     * The position between the agreed tokens of a piece and the pending ones.
     *
     * @param agreed how many tokens come before the cut
     * @param pending how many after
     */
    static long point(Tail tail, Piece piece, Recognition heard, int agreed, int pending) {
        long length = piece.covered - piece.from;
        long end = Math.round(secondsAt(heard, agreed, pending, length) * RATE);
        long from = Math.clamp(end - BEFORE, RATE / 2, length - RATE / 10);
        long to = Math.clamp(end + AFTER, from, length);
        short[] samples = tail.slice(piece.from, piece.from + to);
        return piece.from + Quiet.pointIn(samples, (int) from, samples.length);
    }

    /** By the engine's segments: exact where the tokens end one, else by share inside it. */
    private static double secondsAt(Recognition heard, int agreed, int pending, long length) {
        int before = 0;
        for (Recognition.Segment segment : heard.segments()) {
            int tokens = Tokens.of(segment.text()).size();
            if (before + tokens >= agreed) {
                return within(segment, agreed - before, tokens);
            }
            before += tokens;
        }
        return (double) length / RATE * agreed / Math.max(1, agreed + pending);
    }

    private static double within(Recognition.Segment segment, int index, int tokens) {
        List<Recognition.Word> words = segment.words();
        if (words.size() == tokens && index > 0) {
            return words.get(index - 1).end();
        }
        return segment.start() + (segment.end() - segment.start()) * index / Math.max(1, tokens);
    }
}
