package app.sotto.recordings;

import java.nio.ByteBuffer;

/** How a piece of live audio meets what is already kept. */
final class Overlap {

    private Overlap() {}

    /** Moves {@code piece} past what is kept; leaves nothing of a piece that is kept whole. */
    static void skip(long length, long offset, ByteBuffer piece) {
        if (offset > length || offset < 0) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.GAP,
                    "Audio is missing between byte %d and byte %d. Send again from byte %d."
                            .formatted(length, offset, length));
        }
        long kept = Math.min(length - offset, piece.remaining());
        piece.position(piece.position() + (int) kept);
    }
}
