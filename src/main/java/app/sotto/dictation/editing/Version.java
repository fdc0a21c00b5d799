package app.sotto.dictation.editing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the texts of a dictation.
 *
 * @param number of an edited one, counted from 1; 0: the newest
 */
public record Version(Kind kind, int number) {

    /** Where a text comes from. */
    public enum Kind {
        SPOKEN,
        POLISHED,
        EDITED
    }

    public static final Version SPOKEN = new Version(Kind.SPOKEN, 0);
    public static final Version POLISHED = new Version(Kind.POLISHED, 0);
    public static final Version EDITED = new Version(Kind.EDITED, 0);

    private static final Pattern NUMBERED = Pattern.compile("edited-(\\d{1,6})");

    /** An edited one by its number. */
    public static Version edited(int number) {
        return new Version(Kind.EDITED, number);
    }

    /**
     * What {@link #name} gave: {@code text}, {@code polished}, {@code edited}, {@code edited-2}.
     */
    public static Optional<Version> of(String name) {
        return switch (name) {
            case "text" -> Optional.of(SPOKEN);
            case "polished" -> Optional.of(POLISHED);
            case "edited" -> Optional.of(EDITED);
            default ->
                    Optional.of(NUMBERED.matcher(name))
                            .filter(java.util.regex.Matcher::matches)
                            .map(found -> edited(Integer.parseInt(found.group(1))));
        };
    }

    /** As addresses and files name it. */
    public String name() {
        return switch (kind) {
            case SPOKEN -> "text";
            case POLISHED -> "polished";
            case EDITED -> number == 0 ? "edited" : "edited-" + number;
        };
    }
}
