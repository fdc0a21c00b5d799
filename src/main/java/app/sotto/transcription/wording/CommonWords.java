package app.sotto.transcription.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the words of a text again among words that were heard, by the least edits (Levenshtein).
 * What was heard and is gone costs less than what is new, since whoever edits leaves out more than
 * he adds. A long text is looked at a piece at a time, so that the work grows with the length
 * alone; of each piece the last words only help to place those before them.
 */
public final class CommonWords {

    /** In place of a word that was not heard. */
    public static final int NEW = -1;

    private static final int PIECE = 150;
    private static final int AHEAD = 50;
    private static final int SPARE = 60;
    private static final int GONE = 1;
    private static final int CAME = 3;

    private CommonWords() {}

    /** For each token of the text the place of the same word in what was heard, or {@link #NEW}. */
    public static int[] places(List<String> text, List<String> heard) {
        List<String> wanted = keys(text);
        List<String> known = keys(heard);
        int[] places = new int[wanted.size()];
        int at = 0;
        for (int from = 0; from < places.length; from += PIECE - AHEAD) {
            int to = Math.min(places.length, from + PIECE);
            int end = Math.min(known.size(), at + 3 * (to - from) + SPARE);
            boolean last = to == places.length;
            int[] found =
                    within(
                            wanted.subList(from, to),
                            known.subList(at, end),
                            !last || end < known.size());
            int sure = last ? found.length : found.length - AHEAD;
            int base = at;
            for (int i = 0; i < sure; i++) {
                places[from + i] = found[i] == NEW ? NEW : base + found[i];
                at = Math.max(at, places[from + i] + 1);
            }
            if (last) {
                break;
            }
        }
        return places;
    }

    private static List<String> keys(List<String> tokens) {
        var keys = new ArrayList<String>(tokens.size());
        tokens.forEach(token -> keys.add(Tokens.key(token)));
        return keys;
    }

    /**
     * @param goesOn whether more is heard after the piece, which then costs nothing
     */
    private static int[] within(List<String> piece, List<String> window, boolean goesOn) {
        int[][] cost = costs(piece, window);
        int[] found = new int[piece.size()];
        Arrays.fill(found, NEW);
        int i = piece.size();
        int j = goesOn ? cheapest(cost[i]) : window.size();
        while (i > 0 && j > 0) {
            boolean same = piece.get(i - 1).equals(window.get(j - 1));
            if (same && cost[i][j] == cost[i - 1][j - 1]) {
                found[--i] = --j;
            } else if (cost[i][j] == cost[i - 1][j - 1] + CAME) {
                i--;
                j--;
            } else if (cost[i][j] == cost[i][j - 1] + GONE) {
                j--;
            } else {
                i--;
            }
        }
        return found;
    }

    private static int[][] costs(List<String> piece, List<String> window) {
        int[][] cost = new int[piece.size() + 1][window.size() + 1];
        for (int j = 1; j <= window.size(); j++) {
            cost[0][j] = j * GONE;
        }
        for (int i = 1; i <= piece.size(); i++) {
            cost[i][0] = i * CAME;
            for (int j = 1; j <= window.size(); j++) {
                boolean same = piece.get(i - 1).equals(window.get(j - 1));
                int kept = cost[i - 1][j - 1] + (same ? 0 : CAME);
                cost[i][j] = Math.min(kept, Math.min(cost[i - 1][j] + CAME, cost[i][j - 1] + GONE));
            }
        }
        return cost;
    }

    private static int cheapest(int[] costs) {
        int best = 0;
        for (int j = 1; j < costs.length; j++) {
            if (costs[j] < costs[best]) {
                best = j;
            }
        }
        return best;
    }
}
