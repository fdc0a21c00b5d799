package app.sotto.inference.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text into what stands for tokens: a Han character each, other words in pieces of up to six
 * characters with the space before them. Put together they are the text again. No real tokenizer
 * cuts so; the number comes near those of English and Chinese.
 */
final class Pieces {

    private static final Pattern PIECE =
            Pattern.compile("\\s*\\p{IsHan}|\\s*[^\\s\\p{IsHan}]{1,6}|\\s+");

    private Pieces() {}

    static List<String> of(String text) {
        var pieces = new ArrayList<String>();
        var matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    static int count(String text) {
        return of(text).size();
    }
}
