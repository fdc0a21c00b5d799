package app.sotto.transcription.wording;

import app.sotto.transcription.Joining;
import java.util.ArrayList;
import java.util.List;

/**
 * Undoes the loops that speech models fall into on noise and silence: the same words over and over.
 * A phrase of three tokens or more said three times in a row is kept once; a shorter one, which
 * people do repeat, only when it comes six times or more.
 */
public final class Loops {

    private static final int LONGEST = 12;

    private Loops() {}

    /** The text without its loops; the very same text if there are none. */
    public static String undo(String text) {
        List<String> tokens = Tokens.of(text);
        List<String> kept = new ArrayList<>();
        for (int at = 0; at < tokens.size(); ) {
            int length = loopAt(tokens, at);
            if (length == 0) {
                kept.add(tokens.get(at++));
                continue;
            }
            kept.addAll(tokens.subList(at, at + length));
            at += length * times(tokens, at, length);
        }
        return kept.size() == tokens.size() ? text : Joining.tokens(kept);
    }

    private static int loopAt(List<String> tokens, int at) {
        for (int length = 1; length <= LONGEST; length++) {
            if (times(tokens, at, length) >= (length < 3 ? 6 : 3)) {
                return length;
            }
        }
        return 0;
    }

    private static int times(List<String> tokens, int at, int length) {
        int times = 1;
        while (same(tokens, at, at + times * length, length)) {
            times++;
        }
        return times;
    }

    private static boolean same(List<String> tokens, int one, int other, int length) {
        if (other + length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!Tokens.same(tokens.get(one + i), tokens.get(other + i))) {
                return false;
            }
        }
        return true;
    }
}
