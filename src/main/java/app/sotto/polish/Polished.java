package app.sotto.polish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text rewritten in a style, or the raw text where that failed.
 *
 * @param engine a model's name, or {@link #RULES}
 * @param promptTokens as the model's node counted them, or -1 when it did not
 * @param completionTokens likewise
 * @param kept the sentences that stand as they were spoken, since a rewriting had changed them
 */
public record Polished(
        String text,
        Style style,
        String engine,
        Outcome outcome,
        long promptTokens,
        long completionTokens,
        List<Kept> kept) {

    /** The engine's name when no model is there: basic clean-up by rules. */
    public static final String RULES = "rules";

    public Polished(
            String text,
            Style style,
            String engine,
            Outcome outcome,
            long promptTokens,
            long completionTokens) {
        this(text, style, engine, outcome, promptTokens, completionTokens, List.of());
    }

    /** What came of it; the later, the less good. */
    public enum Outcome {
        POLISHED,
        /** The model failed or ran out of time; {@code text} is the raw text. */
        KEPT_RAW_ENGINE_FAILED,
        /** A rewriting changed the meaning; the sentences concerned stand raw in {@code text}. */
        KEPT_RAW_MEANING,
        /** No engine serves this style here; {@code text} is the raw text. */
        KEPT_RAW_NEEDS_MODEL
    }

    /**
     * A sentence that stands raw.
     *
     * @param from in UTF-16 units of the text
     * @param to exclusive
     */
    public record Kept(int from, int to, Reason reason) {

        private static final Pattern WRITTEN = Pattern.compile("(\\d+)-(\\d+):(\\w+)");

        /** Several in a line of text, to be kept in a table. */
        public static @Nullable String written(List<Kept> all) {
            return all.isEmpty()
                    ? null
                    : all.stream()
                            .map(each -> each.from + "-" + each.to + ":" + each.reason)
                            .collect(Collectors.joining(","));
        }

        /** What {@link #written} wrote. */
        public static List<Kept> read(@Nullable String line) {
            return line == null
                    ? List.of()
                    : WRITTEN.matcher(line)
                            .results()
                            .map(found ->
                                    new Kept(
                                            Integer.parseInt(found.group(1)),
                                            Integer.parseInt(found.group(2)),
                                            Reason.valueOf(found.group(3))))
                            .toList();
        }

        /** The same, in a text that begins earlier. */
        public Kept later(int by) {
            return new Kept(from + by, to + by, reason);
        }
    }

    /** The same, with the tokens of what it replaces counted too. */
    public Polished insteadOf(Polished before) {
        return new Polished(
                text,
                style,
                engine,
                outcome,
                Tokens.sum(before.promptTokens, promptTokens),
                Tokens.sum(before.completionTokens, completionTokens),
                kept);
    }

    /**
     * Several texts as one; the least good outcome stands for all.
     *
     * @param joining may put space between the texts or take it off their ends
     * @param parts one at least
     */
    public static Polished together(List<Polished> parts, Function<List<String>, String> joining) {
        Polished first = parts.getFirst();
        String text = joining.apply(parts.stream().map(Polished::text).toList());
        return new Polished(
                text,
                parts.getLast().style(),
                parts.getLast().engine(),
                parts.stream()
                        .map(Polished::outcome)
                        .max(Comparator.naturalOrder())
                        .orElse(first.outcome()),
                parts.stream().mapToLong(Polished::promptTokens).reduce(0, Tokens::sum),
                parts.stream().mapToLong(Polished::completionTokens).reduce(0, Tokens::sum),
                moved(parts, text));
    }

    private static List<Kept> moved(List<Polished> parts, String text) {
        var kept = new ArrayList<Kept>();
        int from = 0;
        for (Polished part : parts) {
            String stripped = part.text().strip();
            int at = text.indexOf(stripped, from);
            if (at < 0) {
                continue;
            }
            int by = at - part.text().indexOf(stripped);
            int end = at + stripped.length();
            for (Kept each : part.kept()) {
                Kept there = each.later(by);
                kept.add(
                        new Kept(
                                Math.max(at, there.from()),
                                Math.min(end, there.to()),
                                there.reason()));
            }
            from = end;
        }
        return kept;
    }
}
