package app.sotto.dictation.library;

import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Times of words as they are kept and sent: for each word how many letters it has, when it begins
 * after the start of its segment, and for how long it lasts, in milliseconds: {@code 5@0+320
 * 3@340~160}, where {@code ~} says that it is estimated. The letters themselves stand in the text.
 */
public final class Timing {

    private static final Pattern WORD = Pattern.compile("(\\d{1,6})@(-?\\d{1,9})([+~])(\\d{1,9})");

    private Timing() {}

    public static String written(List<Word> words, Duration start) {
        return words.stream().map(word -> written(word, start)).collect(Collectors.joining(" "));
    }

    private static String written(Word word, Duration start) {
        long from = word.start().minus(start).toMillis();
        long length = Math.max(0, word.end().minus(start).toMillis() - from);
        return word.text().length() + "@" + from + (word.estimated() ? "~" : "+") + length;
    }

    /**
     * The words of a text, as far as the times reach and fit.
     *
     * @throws IllegalArgumentException when the times are not those of this text
     */
    public static List<Word> read(String timing, String text, Duration start) {
        var words = new ArrayList<Word>();
        Matcher each = WORD.matcher(timing);
        int at = 0;
        while (each.find()) {
            at = letters(text, at);
            int end = at + Integer.parseInt(each.group(1));
            if (end > text.length()) {
                throw new IllegalArgumentException("These times are of a longer text");
            }
            Duration from = start.plusMillis(Long.parseLong(each.group(2)));
            Duration to = from.plusMillis(Long.parseLong(each.group(4)));
            words.add(new Word(from, to, text.substring(at, end), each.group(3).equals("~")));
            at = end;
        }
        if (letters(text, at) < text.length()) {
            throw new IllegalArgumentException("These times are of a shorter text");
        }
        return words;
    }

    private static int letters(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
