package app.sotto.dictation.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds sentences in raw text. Those of a text follow on each other without a gap. */
final class Sentences {

    /** After a sentence's end, what closes it, and the space behind. */
    private static final Pattern END =
            Pattern.compile(
                    "(?<=[。！？…][”’」』）]?\\s?)(?![”’」』）。！？…\\s])|(?<=[.!?][\"')”’]?\\s)(?=\\S)|(?<=\\n)");

    /** What looks like an end and may be none: "Dr. Smith", "J. S. Bach". */
    private static final Pattern DOUBTFUL =
            Pattern.compile("(?i)\\b(?:mr|mrs|ms|dr|prof|st|vs|approx|[a-z])\\.\\s$");

    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?。！？…][\"')”’」』）]?\\s*");

    private Sentences() {}

    /** Whether its last sentence has an end. */
    static boolean ended(String text) {
        return ENDED.matcher(text).matches();
    }

    /** Where each begins. */
    static List<Integer> starts(String text) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        var end = END.matcher(text);
        while (end.find()) {
            if (end.start() > starts.getLast() && end.start() < text.length()) {
                starts.add(end.start());
            }
        }
        return starts;
    }

    /** Where the last one begins, rather too early than in the middle of a name. */
    static int last(String text) {
        return starts(text).reversed().stream()
                .filter(start -> !DOUBTFUL.matcher(text.substring(0, start)).find())
                .findFirst()
                .orElse(0);
    }
}
