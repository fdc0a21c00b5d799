package app.sotto.dictation.dictionary;

import java.util.List;
import java.util.UUID;

/**
 * A word or phrase as it is to be written.
 *
 * @param shared whether everybody in the organisation has it; otherwise one member
 * @param heard what may be heard instead, and is replaced by it
 */
public record Term(UUID id, boolean shared, String written, List<String> heard) {

    private static final int MOST_HEARD = 20;
    private static final int LONGEST = 100;

    public Term {
        written = written.strip();
        heard =
                heard.stream()
                        .map(String::strip)
                        .filter(form -> !form.isEmpty())
                        .distinct()
                        .toList();
    }

    /** One that is not kept yet. */
    public static Term of(boolean shared, String written, List<String> heard) {
        return new Term(UUID.randomUUID(), shared, written, heard);
    }

    /** What is wrong with it, by the key of a sentence; empty when all is well. */
    public String flaw() {
        if (written.isEmpty()) {
            return "dictionary.flaw.empty";
        }
        if (written.length() > LONGEST
                || heard.stream().anyMatch(form -> form.length() > LONGEST)) {
            return "dictionary.flaw.long";
        }
        if (heard.size() > MOST_HEARD) {
            return "dictionary.flaw.many";
        }
        return (written + String.join("", heard)).chars().anyMatch(Character::isISOControl)
                ? "dictionary.flaw.control"
                : "";
    }
}
