package app.sotto.polish.script;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One dictionary of OpenCC: sorted, so that what begins alike lies together. */
final class Table implements Lexicon {

    private final String[] keys;
    private final String[] targets;

    Table(Map<String, String> entries) {
        NavigableMap<String, String> sorted = new TreeMap<>(entries);
        keys = sorted.keySet().toArray(String[]::new);
        targets = sorted.values().toArray(String[]::new);
    }

    /** The longest entry; letter by letter the stretch of keys that still fit grows narrower. */
    @Override
    public Match at(String text, int from) {
        int low = 0;
        int high = keys.length;
        int best = -1;
        for (int depth = 0; low < high; depth++) {
            if (from + depth == text.length()) {
                return match(best, keys[high - 1].length() > depth);
            }
            char letter = text.charAt(from + depth);
            low = firstNotBelow(letter, low, high, depth);
            high = firstNotBelow((char) (letter + 1), low, high, depth);
            if (low < high && keys[low].length() == depth + 1) {
                best = low;
            }
        }
        return match(best, false);
    }

    private Match match(int best, boolean open) {
        return best < 0
                ? new Match(0, "", open)
                : new Match(keys[best].length(), targets[best], open);
    }

    /** Keys between these agree up to the depth; one that ends there comes first. */
    private int firstNotBelow(char letter, int from, int to, int depth) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle].length() <= depth || keys[middle].charAt(depth) < letter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
