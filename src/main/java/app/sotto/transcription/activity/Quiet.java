package app.sotto.transcription.activity;

import app.sotto.inference.SpeechWindow;

/** Finds where a voice is softest, the least harmful place to cut. */
public final class Quiet {

    /** Wider than the silence inside a consonant, narrower than a pause. */
    private static final int WIDTH = SpeechWindow.SAMPLE_RATE / 10;

    private static final int STEP = SpeechWindow.SAMPLE_RATE / 100;

    private Quiet() {}

    /**
     * The middle of the tenth of a second with the least energy; of equals the latest, so that the
     * piece before the cut is long.
     *
     * @param from first index looked at
     * @param to one past the last
     * @return an index in {@code [from, to]}
     */
    public static int pointIn(short[] samples, int from, int to) {
        int quietest = to;
        long least = Long.MAX_VALUE;
        for (int start = to - WIDTH; start >= from; start -= STEP) {
            long energy = energy(samples, start);
            if (energy < least) {
                least = energy;
                quietest = start + WIDTH / 2;
            }
        }
        return quietest;
    }

    private static long energy(short[] samples, int start) {
        long energy = 0;
        for (int i = start; i < start + WIDTH; i++) {
            energy += samples[i] * samples[i];
        }
        return energy;
    }
}
