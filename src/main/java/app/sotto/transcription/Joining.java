package app.sotto.transcription;

import java.util.List;

/** Joins pieces of text: a space between words, none between Chinese or Japanese characters. */
public final class Joining {

    private Joining() {}

    public static String join(List<String> pieces) {
        var text = new StringBuilder();
        for (String piece : pieces) {
            String stripped = piece.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            if (!text.isEmpty() && !(unspaced(last(text)) || unspaced(stripped.codePointAt(0)))) {
                text.append(' ');
            }
            text.append(stripped);
        }
        return text.toString();
    }

    private static int last(StringBuilder text) {
        return text.codePointBefore(text.length());
    }

    private static boolean unspaced(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> "，。！？；：、（）《》「」『』“”‘’…".indexOf(codePoint) >= 0;
        };
    }
}
