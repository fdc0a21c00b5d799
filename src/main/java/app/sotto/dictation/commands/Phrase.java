package app.sotto.dictation.commands;

import app.sotto.dictation.Mark;
import app.sotto.polish.Writing;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What one may say by itself to have something done.
 *
 * @param said in small letters, without spaces, hyphens and marks around it
 * @param writes what stands in its place, asked for when it is said
 */
public record Phrase(String said, Mark.Kind kind, Supplier<String> writes) {

    private static final Map<Mark.Kind, String> WRITES =
            Map.of(
                    Mark.Kind.LINE, "\n",
                    Mark.Kind.PARAGRAPH, "\n\n",
                    Mark.Kind.BULLET, Lines.BULLET,
                    Mark.Kind.OPEN_QUOTE, "“",
                    Mark.Kind.CLOSE_QUOTE, "”");

    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    /** Fills a pause and belongs to no phrase. */
    private static final Pattern FILLER =
            Pattern.compile("(?i)^(?:(?:um+|uh+|erm?|hmm+|嗯+|呃+)[\\s,，、.…]+)+");

    static Phrase of(Mark.Kind command, String said) {
        String writes = WRITES.getOrDefault(command, "");
        return new Phrase(plain(said), command, () -> writes);
    }

    /** How phrases are compared: Chinese is the same in either script. */
    static String plain(String said) {
        String bare = AROUND.matcher(FILLER.matcher(said.strip()).replaceAll("")).replaceAll("");
        return Writing.alike(bare).toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "");
    }
}
