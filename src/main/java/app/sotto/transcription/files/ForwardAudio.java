package app.sotto.transcription.files;

import app.sotto.transcription.decoding.AudioDecoder;
import java.util.Arrays;

/** Decoded audio read forwards by position; what lies before the last piece asked for is gone. */
final class ForwardAudio {

    private final AudioDecoder decoder;
    private short[] buffer = new short[1 << 16];
    private int filled;
    private long start;

    ForwardAudio(AudioDecoder decoder) {
        this.decoder = decoder;
    }

    /** Samples from one position to another, fewer where the audio ends before. */
    short[] slice(long from, long to) {
        skipTo(from);
        while (start + filled < to) {
            short[] piece = decoder.next();
            if (piece.length == 0) {
                break;
            }
            append(piece);
        }
        return Arrays.copyOfRange(buffer, 0, Math.clamp(to - start, 0, filled));
    }

    private void skipTo(long from) {
        while (start + filled < from) {
            start += filled;
            filled = 0;
            short[] piece = decoder.next();
            if (piece.length == 0) {
                start = from;
                return;
            }
            append(piece);
        }
        int gone = (int) (from - start);
        System.arraycopy(buffer, gone, buffer, 0, filled - gone);
        filled -= gone;
        start = from;
    }

    private void append(short[] piece) {
        if (filled + piece.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, filled + piece.length));
        }
        System.arraycopy(piece, 0, buffer, filled, piece.length);
        filled += piece.length;
    }
}
