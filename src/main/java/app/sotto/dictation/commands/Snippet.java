package app.sotto.dictation.commands;

import java.util.List;
import java.util.UUID;

/**
 * A text that stands where one of its phrases was said by itself.
 *
 * @param shared whether everybody in the organisation has it; otherwise one member
 * @param text with variables in braces
 * @param phrases what is said for it
 */
public record Snippet(UUID id, boolean shared, String text, List<String> phrases) {

    public static final int LONGEST_TEXT = 4_000;

    private static final int LONGEST_PHRASE = 60;
    private static final int MOST_PHRASES = 5;

    /** Shorter, it would be said by chance. */
    private static final int SHORTEST_PHRASE = 3;

    public Snippet {
        text = text.replace("\r\n", "\n").strip();
        phrases =
                phrases.stream()
                        .map(String::strip)
                        .filter(phrase -> !phrase.isEmpty())
                        .distinct()
                        .toList();
    }

    /** One that is not kept yet. */
    public static Snippet of(boolean shared, String text, List<String> phrases) {
        return new Snippet(UUID.randomUUID(), shared, text, phrases);
    }

    /** What is wrong with it, by the key of a sentence; empty when all is well. */
    public String flaw() {
        if (phrases.isEmpty()) {
            return "snippets.flaw.phrase";
        }
        if (text.isEmpty()) {
            return "snippets.flaw.text";
        }
        if (text.length() > LONGEST_TEXT
                || phrases.stream().anyMatch(phrase -> phrase.length() > LONGEST_PHRASE)) {
            return "snippets.flaw.long";
        }
        if (phrases.size() > MOST_PHRASES) {
            return "snippets.flaw.many";
        }
        if (phrases.stream().anyMatch(phrase -> weight(phrase) < SHORTEST_PHRASE)) {
            return "snippets.flaw.short";
        }
        if (phrases.stream().anyMatch(Phrasebook.COMMANDS::knows)) {
            return "snippets.flaw.command";
        }
        if (text.chars().anyMatch(Snippet::isControl)
                || String.join("", phrases).chars().anyMatch(Character::isISOControl)) {
            return "snippets.flaw.control";
        }
        return Variables.areKnown(text) ? "" : "snippets.flaw.variable";
    }

    /** A Chinese character says more than a letter. */
    private static long weight(String phrase) {
        String plain = Phrase.plain(phrase);
        return plain.codePoints().count()
                + plain.codePoints().filter(Character::isIdeographic).count();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }

    /** Whether the same may be said for both. */
    boolean collides(Snippet other) {
        return plain().stream().anyMatch(other.plain()::contains);
    }

    /** Its phrases as they are compared. */
    List<String> plain() {
        return phrases.stream().map(Phrase::plain).toList();
    }
}
