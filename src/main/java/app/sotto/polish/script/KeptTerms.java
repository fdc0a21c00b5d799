package app.sotto.polish.script;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Terms of a dictionary, which are written as they are there, whatever the script around them. */
public final class KeptTerms {

    /** By the form in which either script is the same. */
    private final Map<String, String> written = new HashMap<>();

    private final @Nullable Pattern forms;

    public KeptTerms(List<String> terms) {
        terms.stream().filter(term -> !term.isBlank()).forEach(this::add);
        forms =
                written.isEmpty()
                        ? null
                        : Pattern.compile(
                                written.keySet().stream()
                                        .sorted(Comparator.comparingInt(String::length).reversed())
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining("|")));
    }

    private void add(String term) {
        var _ = written.putIfAbsent(Folded.of(term), term);
    }

    public boolean none() {
        return forms == null;
    }

    /**
     * A text with its terms in place.
     *
     * @param kept the places of the terms, in UTF-16 units
     */
    public record Written(String text, BitSet kept) {}

    /** Converts all but the terms. */
    public Written written(String text, UnaryOperator<String> conversion) {
        var kept = new BitSet();
        if (forms == null) {
            return new Written(conversion.apply(text), kept);
        }
        var result = new StringBuilder();
        int from = 0;
        for (MatchResult found : forms.matcher(Folded.of(text)).results().toList()) {
            result.append(conversion.apply(text.substring(from, found.start())));
            int at = result.length();
            result.append(Objects.requireNonNullElse(written.get(found.group()), found.group()));
            kept.set(at, result.length());
            from = found.end();
        }
        return new Written(result.append(conversion.apply(text.substring(from))).toString(), kept);
    }
}
