package app.sotto.transcription.wording;

import java.util.List;

/**
 * Finds where a new hypothesis goes on after what is agreed, by the least edits (Levenshtein) that
 * turn the known tokens, agreed and pending, into the beginning of the hypothesis. The pending ones
 * tell apart what the agreed ones alone cannot: three characters that became one number, from three
 * that were replaced.
 */
final class Alignment {

    private Alignment() {}

    /**
     * How many tokens of the hypothesis stand for the agreed ones; of equally good answers, the one
     * nearest to their number. All are {@linkplain Tokens#key keys}.
     */
    static int boundary(List<String> agreed, List<String> pending, List<String> hypothesis) {
        int same = common(agreed, hypothesis);
        if (same == agreed.size()) {
            return same;
        }
        List<String> rest = agreed.subList(same, agreed.size());
        List<String> fresh = hypothesis.subList(same, hypothesis.size());
        int[] before = prefixes(rest, fresh);
        int[] after = prefixes(pending.reversed(), fresh.reversed(), true);
        int best = 0;
        for (int at = 1; at <= fresh.size(); at++) {
            int cost = before[at] + after[fresh.size() - at];
            int least = before[best] + after[fresh.size() - best];
            boolean nearer = Math.abs(at - rest.size()) < Math.abs(best - rest.size());
            if (cost < least || (cost == least && nearer)) {
                best = at;
            }
        }
        return same + best;
    }

    private static int common(List<String> one, List<String> other) {
        int common = 0;
        while (common < Math.min(one.size(), other.size())
                && one.get(common).equals(other.get(common))) {
            common++;
        }
        return common;
    }

    private static int[] prefixes(List<String> known, List<String> heard) {
        return prefixes(known, heard, false);
    }

    /**
     * The edits between all of what is known and each beginning of what was heard.
     *
     * @param freeStart whether what was heard first costs nothing: what follows the pending tokens,
     *     seen from the end, is new
     */
    private static int[] prefixes(List<String> known, List<String> heard, boolean freeStart) {
        int[] row = new int[heard.size() + 1];
        for (int at = 1; at < row.length; at++) {
            row[at] = freeStart ? 0 : at;
        }
        for (int i = 1; i <= known.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int at = 1; at < row.length; at++) {
                int replaced = diagonal + (known.get(i - 1).equals(heard.get(at - 1)) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(replaced, 1 + Math.min(row[at], row[at - 1]));
            }
        }
        return row;
    }
}
