package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Names segments as OpenAI's conversation items. Ids come from the dictation and the segment's
 * number, so that they are the same after a resume. While recognition lags behind, a turn of speech
 * is named before its segment exists: it is the next segment, after as many as still wait to be
 * heard.
 */
final class Items {

    /** A turn's end, by voice activity, may lie a little after its last word. */
    private static final Duration PADDING = Duration.ofSeconds(1);

    private String prefix = "item_";
    private final Deque<Duration> unheardTurns = new ArrayDeque<>();
    private int nextSegment;
    private int committed = -1;

    void nameAfter(DictationId dictation) {
        prefix = "item_" + dictation.value().toString().substring(0, 8) + "_";
    }

    String id(int segment) {
        return prefix + segment;
    }

    /** The item that is being spoken now. */
    int spoken() {
        return Math.max(nextSegment + unheardTurns.size(), committed + 1);
    }

    /** The item whose words are being recognised now. */
    int heard() {
        return nextSegment;
    }

    /** Words of a segment were recognised. */
    void hears(int segment) {
        nextSegment = Math.max(nextSegment, segment);
    }

    /** Speech ended: its item is committed now. */
    int stopped(Duration at) {
        int item = spoken();
        unheardTurns.add(at);
        return item;
    }

    /** Whether the item is new as a committed one. */
    boolean commit(int segment) {
        if (segment <= committed) {
            return false;
        }
        committed = segment;
        return true;
    }

    @Nullable String before(int segment) {
        return segment == 0 ? null : id(segment - 1);
    }

    /** A segment is final; turns that ended by then have been heard, or had no words in them. */
    void completed(int segment, Duration end) {
        nextSegment = segment + 1;
        while (!unheardTurns.isEmpty() && unheardTurns.peek().compareTo(end.plus(PADDING)) <= 0) {
            unheardTurns.remove();
        }
    }

    /** A segment could not be recognised; it was the oldest turn. */
    void failed(int segment) {
        nextSegment = segment + 1;
        unheardTurns.poll();
    }
}
