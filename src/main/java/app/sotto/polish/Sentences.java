package app.sotto.polish;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts text between sentences. Nothing is lost: the pieces put one after the other are the text.
 */
final class Sentences {

    /** After a sentence's end and its closing quotes; a full stop needs a space behind it. */
    private static final Pattern END =
            Pattern.compile(
                    "(?<=[。！？；…][”’」』）]?)(?![”’」』）。！？…])|(?<=[.!?][\"')]?\\s)(?=\\S)|(?<=\\n)");

    /** Where a sentence alone is too long: after a comma or a space. */
    private static final Pattern SOFT = Pattern.compile("(?<=[，、,;:：]\\s?)(?=\\S)|(?<=\\s)(?=\\S)");

    private Sentences() {}

    static List<String> of(String text) {
        return pieces(END, text);
    }

    /** Sentences gathered into chunks of at most {@code limit} characters. */
    static List<String> chunks(String text, int limit) {
        var sentences = of(text).stream().flatMap(s -> shortened(s, limit).stream()).toList();
        return gather(sentences, limit);
    }

    private static List<String> shortened(String sentence, int limit) {
        if (sentence.length() <= limit) {
            return List.of(sentence);
        }
        var soft = pieces(SOFT, sentence).stream().flatMap(s -> cut(s, limit).stream()).toList();
        return gather(soft, limit);
    }

    private static List<String> gather(List<String> pieces, int limit) {
        var chunks = new ArrayList<String>();
        var chunk = new StringBuilder();
        for (String piece : pieces) {
            if (!chunk.isEmpty() && chunk.length() + piece.length() > limit) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
            chunk.append(piece);
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    /** Chinese without any punctuation has no better place than the limit. */
    private static List<String> cut(String piece, int limit) {
        var cuts = new ArrayList<String>();
        int from = 0;
        while (from < piece.length()) {
            int to = Math.min(piece.length(), from + limit);
            if (to < piece.length() && Character.isLowSurrogate(piece.charAt(to))) {
                to--;
            }
            cuts.add(piece.substring(from, to));
            from = to;
        }
        return cuts;
    }

    private static List<String> pieces(Pattern boundary, String text) {
        return boundary.splitAsStream(text).filter(s -> !s.isEmpty()).toList();
    }
}
