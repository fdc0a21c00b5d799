package app.sotto.transcription.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into what is agreed and timed one by one: words where a language writes spaces, single
 * characters in Chinese and Japanese. Punctuation stays with the token before it.
 */
public final class Tokens {

    private static final String SENTENCE_ENDS = ".!?。！？…";
    private static final String UNSURE = SENTENCE_ENDS + ",;:，；：、";

    private Tokens() {}

    public static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            if (Character.isWhitespace(codePoint)) {
                flush(token, tokens);
                continue;
            }
            if (startsAfter(token, codePoint)) {
                flush(token, tokens);
            }
            token.appendCodePoint(codePoint);
        }
        flush(token, tokens);
        return tokens;
    }

    private static boolean startsAfter(StringBuilder token, int codePoint) {
        if (token.isEmpty() || !Character.isLetterOrDigit(codePoint)) {
            return false;
        }
        return ideographic(codePoint) || ideographic(token.codePointAt(0));
    }

    private static void flush(StringBuilder token, List<String> tokens) {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }

    private static boolean ideographic(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    /** Whether two tokens are the same word, whatever their case and punctuation. */
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** A token without case and punctuation; a token of punctuation only is itself. */
    public static String key(String token) {
        StringBuilder key = new StringBuilder();
        token.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.isEmpty() ? token : key.toString();
    }

    /** A token without the punctuation after it, which what follows may still change. */
    public static String open(String token) {
        int end = token.length();
        while (end > 0 && UNSURE.indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }

    /** Whether a sentence ends with this token; abbreviations and initials do not end one. */
    public static boolean endsSentence(String token) {
        int last = token.length() - 1;
        while (last > 0 && "\"'”’)）》」』".indexOf(token.charAt(last)) >= 0) {
            last--;
        }
        char end = token.charAt(last);
        if (SENTENCE_ENDS.indexOf(end) < 0) {
            return false;
        }
        return end != '.' || !abbreviation(token.substring(0, last));
    }

    private static boolean abbreviation(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "mr", "mrs", "ms", "dr", "st", "vs", "no", "prof", "e.g", "i.e", "etc" -> true;
            default -> word.length() == 1 && Character.isUpperCase(word.charAt(0));
        };
    }
}
