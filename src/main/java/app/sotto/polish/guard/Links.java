package app.sotto.polish.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Web and mail addresses in text, also as spoken: "example dot com". */
final class Links {

    private static final Pattern LINK =
            Pattern.compile(
                    "(?i)https?://[^\\s，。；！？、）]+|www\\.[^\\s，。；！？、）]+"
                            + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                            + "|\\b[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|org|net|io|dev|app|ai|co|cn|edu|gov|local)\\b(?:/[^\\s，。；！？、）]*)?");

    /** "Example dot com", as an engine without punctuation hears it. */
    private static final Pattern SPOKEN_DOT =
            Pattern.compile(
                    "(?i)(?:\\s+dot\\s*|\\s*点\\s*)(?=(?:com|org|net|io|dev|app|ai|co|cn|edu|gov)\\b)");

    private static final String DOT = "(?:\\s+dot\\s+|\\s*点\\s*)";

    /** A whole address as it is spoken. */
    private static final Pattern SPOKEN =
            Pattern.compile(
                    "(?i)(?:[a-z0-9-]+(?:"
                            + DOT
                            + "[a-z0-9-]+)*\\s+at\\s+)?[a-z0-9-]+(?:"
                            + DOT
                            + "[a-z0-9-]+)*"
                            + DOT
                            + "(?:com|org|net|io|dev|app|ai|co|cn|edu|gov)\\b(?:\\s+slash\\s+[a-z0-9-]+)*");

    private Links() {}

    /** Each link of either text is in the other. */
    static boolean same(String raw, String rewritten) {
        return holds(raw, in(rewritten)) && holds(rewritten, in(raw));
    }

    static String removed(String text) {
        return SPOKEN.matcher(LINK.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    /** As they stand in the text. */
    static List<String> written(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean holds(String text, List<String> links) {
        String written = squeezed(text);
        return links.stream().allMatch(written::contains);
    }

    private static List<String> in(String text) {
        return LINK.matcher(SPOKEN_DOT.matcher(text).replaceAll("."))
                .results()
                .map(MatchResult::group)
                .map(Links::bare)
                .toList();
    }

    private static String bare(String link) {
        return squeezed(link).replaceAll("[.,;:!?)'\"/]+$", "");
    }

    /** As written, whether it was spoken out or not. */
    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("\\s+dot\\s+|\\s*点\\s*(?=[a-z])", ".")
                .replaceAll("\\s+at\\s+(?=[\\w-]+\\.)", "@")
                .replaceAll("\\s+slash\\s+", "/")
                .replaceAll("https?://", "")
                .replaceAll("\\s+", "");
    }
}
