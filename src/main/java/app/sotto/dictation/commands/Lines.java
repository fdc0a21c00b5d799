package app.sotto.dictation.commands;

import app.sotto.transcription.Joining;
import java.util.List;

/**
 * Joins written text: as speech is joined, but for line breaks, bullets and quotation marks, which
 * stand where they were wanted. Joining in two steps makes the same as in one.
 */
public final class Lines {

    static final String BULLET = "• ";

    private static final char DOT = '•';
    private static final int MOST_BREAKS = 2;

    private Lines() {}

    /** A page of text: no line is empty before its first or after its last word. */
    public static String page(List<String> texts) {
        return beginning(texts).stripTrailing();
    }

    /** A page of text that goes on after these. */
    public static String beginning(List<String> texts) {
        String joined = join(texts);
        return joined.substring(breaks(joined, true));
    }

    /** A part of a page. */
    public static String join(List<String> texts) {
        var line = new StringBuilder();
        texts.forEach(text -> append(line, trimmed(text)));
        return line.toString();
    }

    private static void append(StringBuilder line, String text) {
        int there = breaks(line, false);
        int wanted = breaks(text, true);
        String words = text.substring(wanted);
        if (!words.isEmpty() && words.charAt(0) == DOT && !line.isEmpty() && there + wanted == 0) {
            wanted = 1;
        }
        line.repeat("\n", Math.clamp((long) MOST_BREAKS - there, 0, wanted));
        if (!words.isEmpty()) {
            if (!line.isEmpty() && apart(line.codePointBefore(line.length()), words)) {
                line.append(' ');
            }
            line.append(words);
        }
    }

    private static boolean apart(int before, String words) {
        int first = words.codePointAt(0);
        if (before == '\n' || first == '\n' || before == '“' || first == '”') {
            return false;
        }
        if (before == '”' || first == '“') {
            return Joining.tokens(pair(before == '”' ? 'a' : before, first == '“' ? 'a' : first))
                    .contains(" ");
        }
        return before == DOT || Joining.join(pair(before, first)).contains(" ");
    }

    private static List<String> pair(int one, int other) {
        return List.of(Character.toString(one), Character.toString(other));
    }

    /** Line breaks at its beginning or end. */
    private static int breaks(CharSequence text, boolean first) {
        int count = 0;
        while (count < text.length()
                && text.charAt(first ? count : text.length() - 1 - count) == '\n') {
            count++;
        }
        return count;
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[^\\S\\n]+|[^\\S\\n]+$", "");
    }
}
