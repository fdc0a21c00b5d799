package app.sotto.transcription;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** Joins pieces of text: a space between words, none between Chinese or Japanese characters. */
public final class Joining {

    private static final String WIDE = "，。！？；：、（）《》「」『』“”‘’…";

    /** How far from a border Japanese is looked for. */
    private static final int NEAR = 12;

    private Joining() {}

    /**
     * Pieces that stand for themselves, such as sentences: between a Chinese character and a Latin
     * word is a space, as within a sentence.
     */
    public static String join(List<String> pieces) {
        var text = new StringBuilder();
        for (String piece : pieces) {
            String next = piece.strip();
            if (apart(text, next)) {
                text.append(' ');
            }
            text.append(next);
        }
        return text.toString();
    }

    /** Tokens that a text was cut into: no space stood beside a Chinese or Japanese character. */
    public static String tokens(List<String> tokens) {
        var text = new StringBuilder();
        for (String token : tokens) {
            String next = token.strip();
            if (spaced(text, next)) {
                text.append(' ');
            }
            text.append(next);
        }
        return text.toString();
    }

    private static boolean apart(StringBuilder text, String next) {
        if (spaced(text, next)) {
            return true;
        }
        return bordering(text, next) && !japanese(text, next);
    }

    private static boolean spaced(StringBuilder text, String next) {
        return !text.isEmpty()
                && !next.isEmpty()
                && !unspaced(last(text))
                && !unspaced(next.codePointAt(0));
    }

    /** A Chinese character on one side, a word or the mark after one on the other. */
    private static boolean bordering(StringBuilder text, String next) {
        if (text.isEmpty() || next.isEmpty()) {
            return false;
        }
        int last = last(text);
        int first = next.codePointAt(0);
        return (han(last) && Character.isLetterOrDigit(first) && !ideographic(first))
                || (han(first) && latin(last));
    }

    private static boolean latin(int point) {
        return (Character.isLetterOrDigit(point) && !ideographic(point))
                || ".,!?;:%".indexOf(point) >= 0;
    }

    private static boolean japanese(StringBuilder text, String next) {
        String near =
                text.substring(Math.max(0, text.length() - NEAR))
                        + next.substring(0, Math.min(NEAR, next.length()));
        return near.codePoints().anyMatch(point -> ideographic(point) && !han(point));
    }

    private static int last(StringBuilder text) {
        return text.codePointBefore(text.length());
    }

    private static boolean unspaced(int point) {
        return ideographic(point) || WIDE.indexOf(point) >= 0;
    }

    private static boolean han(int point) {
        return UnicodeScript.of(point) == UnicodeScript.HAN;
    }

    private static boolean ideographic(int point) {
        return switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
