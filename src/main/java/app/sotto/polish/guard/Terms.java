package app.sotto.polish.guard;

import java.util.Collection;
import java.util.List;

/** Terms of a dictionary: what is said of them stays as it is written there. */
final class Terms {

    private Terms() {}

    static boolean kept(Collection<String> terms, String raw, String written) {
        return in(terms, raw).stream().allMatch(written::contains);
    }

    static List<String> in(Collection<String> terms, String raw) {
        return terms.stream().filter(term -> holds(raw, term)).toList();
    }

    private static boolean holds(String raw, String term) {
        int at = raw.indexOf(term);
        while (at >= 0) {
            int end = at + term.length();
            boolean starts = at == 0 || !joined(raw.codePointBefore(at), term.codePointAt(0));
            boolean ends =
                    end == raw.length()
                            || !joined(raw.codePointAt(end), term.codePointBefore(term.length()));
            if (starts && ends) {
                return true;
            }
            at = raw.indexOf(term, at + 1);
        }
        return false;
    }

    /** Both are letters of one Latin word. */
    private static boolean joined(int one, int other) {
        return latin(one) && latin(other);
    }

    private static boolean latin(int point) {
        return Character.isLetterOrDigit(point)
                && Character.UnicodeScript.of(point) != Character.UnicodeScript.HAN;
    }
}
