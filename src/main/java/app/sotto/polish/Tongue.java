package app.sotto.polish;

import java.util.Locale;

/** The languages that prompts and rules know; other text gets English instructions. */
enum Tongue {
    EN,
    ZH,
    OTHER;

    /** Told by the language, or for {@code auto} by the characters of the text. */
    static Tongue of(String language, String text) {
        String code = language.toLowerCase(Locale.ROOT);
        if (code.isBlank() || code.equals("auto")) {
            return byScript(text);
        }
        if (code.startsWith("zh") || code.startsWith("yue")) {
            return ZH;
        }
        return code.startsWith("en") ? EN : OTHER;
    }

    private static Tongue byScript(String text) {
        if (text.codePoints().anyMatch(Tongue::japaneseOrKorean)) {
            return OTHER;
        }
        long han = text.codePoints().filter(Tongue::han).count();
        long latin = text.codePoints().filter(Tongue::latin).count();
        // One Han character says about as much as three Latin letters.
        return han * 3 > latin ? ZH : EN;
    }

    static boolean han(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static boolean latin(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
    }

    private static boolean japaneseOrKorean(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
