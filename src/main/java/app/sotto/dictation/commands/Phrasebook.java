package app.sotto.dictation.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phrases that are obeyed. One counts only where it stands by itself, between pauses or ends of
 * sentences: "we need a new line of products" stays as it is.
 */
public final class Phrasebook {

    /** Obeys nothing. */
    public static final Phrasebook NONE = new Phrasebook(Stream.of());

    public static final Phrasebook COMMANDS = new Phrasebook(CommandWords.all());

    private static final Pattern ASKED = Pattern.compile("(?s).*[?？][\"')”’」』）]?\\s*");
    private static final Pattern BETWEEN = Pattern.compile("(?<=[,，、]\\s?)(?![,，、\\s])");

    private final Map<String, Phrase> phrases;

    private Phrasebook(Stream<Phrase> phrases) {
        this.phrases = phrases.collect(Collectors.toMap(Phrase::said, one -> one, (a, _) -> a));
    }

    /** The same with more phrases; of two that are the same, the first counts. */
    Phrasebook with(List<Phrase> more) {
        return more.isEmpty()
                ? this
                : new Phrasebook(Stream.concat(phrases.values().stream(), more.stream()));
    }

    /** Whether this is obeyed where it stands by itself. */
    boolean knows(String said) {
        return phrases.containsKey(Phrase.plain(said));
    }

    /**
     * What a segment's text is made of.
     *
     * @param pausedBefore whether nobody spoke before it
     * @param pausedAfter whether nobody spoke after it
     */
    List<Part> parts(String text, boolean pausedBefore, boolean pausedAfter) {
        var parts = new ArrayList<Part>();
        List<Integer> starts = Sentences.starts(text);
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i == starts.size() - 1;
            int from = starts.get(i);
            int to = last ? text.length() : starts.get(i + 1);
            String sentence = text.substring(from, to);
            boolean alone =
                    (i > 0 || pausedBefore)
                            && !ASKED.matcher(sentence).matches()
                            && (Sentences.ended(sentence) || (last && pausedAfter));
            List<Part> orders = alone ? orders(sentence, from) : List.of();
            if (orders.isEmpty()) {
                addWords(parts, from, to);
            } else {
                parts.addAll(orders);
            }
        }
        return parts;
    }

    /** One phrase, or several with nothing else between them; else none. */
    private List<Part> orders(String sentence, int at) {
        Phrase whole = phrases.get(Phrase.plain(sentence));
        if (whole != null) {
            return List.of(
                    new Part(at, at + sentence.length(), whole.kind(), whole.writes().get()));
        }
        var orders = new ArrayList<Part>();
        int from = at;
        for (String piece : BETWEEN.splitAsStream(sentence).toList()) {
            Phrase phrase = phrases.get(Phrase.plain(piece));
            if (phrase == null) {
                return List.of();
            }
            orders.add(new Part(from, from + piece.length(), phrase.kind(), phrase.writes().get()));
            from += piece.length();
        }
        return orders;
    }

    private static void addWords(List<Part> parts, int from, int to) {
        boolean goesOn = !parts.isEmpty() && parts.getLast().kind() == null;
        parts.add(Part.words(goesOn ? parts.removeLast().from() : from, to));
    }
}
