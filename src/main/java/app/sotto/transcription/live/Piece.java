package app.sotto.transcription.live;

import app.sotto.inference.Recognition;
import app.sotto.transcription.wording.LocalAgreement;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of live speech that is recognised as one: growing until it is closed, then final once
 * answered. Belongs to the conversation's thread.
 */
final class Piece {

    private static final long OPEN = Long.MAX_VALUE;

    final long from;
    final LocalAgreement agreement;
    final boolean mark;

    /** Whether the listener knows that a segment ends with this mark. */
    final boolean announced;

    private long to = OPEN;

    /** Where the audio of the last hypothesis asked for ended. */
    long asked;

    /** Where the audio of the last hypothesis heard ended. */
    long covered;

    @Nullable Recognition hypothesis;

    /** Where in the audio the last agreed word ends. */
    long agreedTo;

    Piece(long from, LocalAgreement agreement) {
        this(from, agreement, false, false);
    }

    private Piece(long from, LocalAgreement agreement, boolean mark, boolean announced) {
        this.from = from;
        this.agreement = agreement;
        this.mark = mark;
        this.announced = announced;
        this.asked = from;
        this.covered = from;
        this.agreedTo = from;
    }

    /** Nothing to hear: only the end of a segment where nobody speaks, or in manual mode. */
    static Piece mark(long at, boolean announced) {
        Piece mark = new Piece(at, new LocalAgreement(), true, announced);
        mark.to = at;
        return mark;
    }

    void close(long at) {
        to = at;
    }

    /** Forgets what was guessed: the piece now ends before what was heard. */
    void unguess() {
        hypothesis = null;
        covered = from;
    }

    long to() {
        return to;
    }

    /** Below zero where the voice had ended before the cut that began this. */
    long length() {
        return to - from;
    }

    boolean empty() {
        return to <= from;
    }
}
