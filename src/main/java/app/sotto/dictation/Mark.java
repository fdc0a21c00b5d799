package app.sotto.dictation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a stretch of raw text that does not stand in the written text as it was said.
 *
 * @param from in UTF-16 units of the segment's raw text
 * @param to exclusive
 * @param at where in the written text it would stand; of {@link Kind#TAKEN} only
 */
public record Mark(int from, int to, Kind kind, int at) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d+)-(\\d+):(\\w+)@(\\d+)");

    /** A command that was obeyed, or what one did to words. */
    public enum Kind {
        LINE,
        PARAGRAPH,
        BULLET,
        OPEN_QUOTE,
        CLOSE_QUOTE,
        /** Takes back what was said last. */
        SCRATCH,
        /** Stands for a text that was kept for it. */
        SNIPPET,
        /** Words that a command took back. */
        TAKEN,
        /** Words that were taken back, and that somebody put back. */
        RESTORED;

        /** Whether it is a command, rather than what one did to words. */
        public boolean command() {
            return this != TAKEN && this != RESTORED;
        }
    }

    /** Several in a line of text, to be kept in a table. */
    public static @Nullable String written(List<Mark> all) {
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(each -> each.from + "-" + each.to + ":" + each.kind + "@" + each.at)
                        .collect(Collectors.joining(","));
    }

    /** What {@link #written} wrote. */
    public static List<Mark> read(@Nullable String line) {
        return line == null
                ? List.of()
                : WRITTEN.matcher(line)
                        .results()
                        .map(found ->
                                new Mark(
                                        Integer.parseInt(found.group(1)),
                                        Integer.parseInt(found.group(2)),
                                        Kind.valueOf(found.group(3)),
                                        Integer.parseInt(found.group(4))))
                        .toList();
    }

    /** The same, in a text that begins earlier. */
    public Mark later(int by) {
        return new Mark(from, to, kind, kind == Kind.TAKEN ? at + by : at);
    }

    /** Words that are written after all. */
    public Mark restored() {
        return new Mark(from, to, Kind.RESTORED, 0);
    }

    /** The words it stands for. */
    public String of(String raw) {
        return raw.substring(Math.min(from, raw.length()), Math.min(to, raw.length()));
    }
}
