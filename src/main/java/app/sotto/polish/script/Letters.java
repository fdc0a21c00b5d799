package app.sotto.polish.script;

import java.lang.Character.UnicodeScript;

/** What a character is to the one beside it. */
final class Letters {

    /** Stands for the beginning or the end of a line. */
    static final char NONE = 0;

    static final String ENDS = "。！？";

    private static final String WIDE = "，。！？；：、（）《》〈〉【】「」『』…";

    private Letters() {}

    static boolean han(char letter) {
        return Tongues.han(letter);
    }

    /** A full-width mark. */
    static boolean wide(char mark) {
        return WIDE.indexOf(mark) >= 0;
    }

    /** A letter or digit of a word that is written with spaces around it. */
    static boolean word(char letter) {
        return Character.isLetterOrDigit(letter)
                && letter < 0x2E80
                && UnicodeScript.of(letter) != UnicodeScript.HAN;
    }

    static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Latin letters, digits and signs that came in the width of Chinese characters. */
    static char narrow(char letter) {
        boolean sign = "＃＄％＆＋－／＝＠".indexOf(letter) >= 0;
        boolean alphanumeric =
                letter > 0xFF00 && letter < 0xFF5F && Character.isLetterOrDigit(letter);
        return sign || alphanumeric ? (char) (letter - 0xFEE0) : letter;
    }

    /** The full-width form of a mark. */
    static char full(char mark) {
        return switch (mark) {
            case ',' -> '，';
            case ';' -> '；';
            case ':' -> '：';
            case '!' -> '！';
            case '?' -> '？';
            case '.' -> '。';
            case '(' -> '（';
            case ')' -> '）';
            default -> mark;
        };
    }
}
