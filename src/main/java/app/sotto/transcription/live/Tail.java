package app.sotto.transcription.live;

import java.util.Arrays;

/** The last stretch of live audio, addressed by position from the session's start. */
final class Tail {

    private static final int WORTH_MOVING = 16_000;

    private short[] samples = new short[1 << 16];
    private int filled;
    private long start;

    void add(short[] piece) {
        if (filled + piece.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(samples.length * 2, filled + piece.length));
        }
        System.arraycopy(piece, 0, samples, filled, piece.length);
        filled += piece.length;
    }

    long end() {
        return start + filled;
    }

    short[] slice(long from, long to) {
        return Arrays.copyOfRange(samples, index(from), index(to));
    }

    /** Drops what lies before a position, once that is worth moving the rest. */
    void forget(long before) {
        int gone = index(before);
        if (gone < WORTH_MOVING) {
            return;
        }
        System.arraycopy(samples, gone, samples, 0, filled - gone);
        filled -= gone;
        start += gone;
    }

    private int index(long position) {
        return Math.clamp(position - start, 0, filled);
    }
}
