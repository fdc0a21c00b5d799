package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import org.jspecify.annotations.Nullable;

/**
 * Names segments as OpenAI's conversation items. Ids come from the dictation and the segment's
 * number, so that they are the same after a resume. While recognition lags behind, a segment is
 * named when it ends and before anybody knows its words: it is the next one, after as many as ended
 * and still wait to be heard.
 */
final class Items {

    private String prefix = "item_";
    private int heard;
    private int unheard;
    private int committed = -1;

    /** Segments are counted on from this one. */
    void begin(DictationId dictation, int segment) {
        prefix = "item_" + dictation.value().toString().substring(0, 8) + "_";
        heard = segment;
        unheard = 0;
        committed = segment - 1;
    }

    String id(int segment) {
        return prefix + segment;
    }

    @Nullable String before(int segment) {
        return segment == 0 ? null : id(segment - 1);
    }

    /** The one that is being spoken now. */
    int spoken() {
        return Math.max(heard + unheard, committed + 1);
    }

    /** The one whose words are being recognised now. */
    int heard() {
        return heard;
    }

    /** The one being spoken ends. */
    int end() {
        int item = spoken();
        unheard++;
        return item;
    }

    /** It is known what a segment held; of its rest it may be told once more. */
    void answered(int segment) {
        if (segment < heard) {
            return;
        }
        heard = segment + 1;
        unheard = Math.max(0, unheard - 1);
    }

    /** Whether the item is new as a committed one. */
    boolean commit(int segment) {
        if (segment <= committed) {
            return false;
        }
        committed = segment;
        return true;
    }
}
