package app.sotto.polish.guard;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Picks out of a text what a rewriting has to keep, in the words it was said. */
final class MustStay {

    private static final int MOST = 40;

    private static final Pattern DENIAL =
            Pattern.compile(
                    "(?i)\\b(?:\\w+n['’]t|cannot|not|no|never|none|nothing|nobody|neither|without|unless)\\b(?: \\w+)?|[\\p{IsHan}]?(?:没有|不|没|無|无|未|别)\\p{IsHan}{0,2}");

    private MustStay() {}

    static List<String> in(String raw, Collection<String> terms) {
        var kept = new LinkedHashSet<>(Terms.in(terms, raw));
        kept.addAll(Links.written(raw));
        kept.addAll(Code.in(raw));
        kept.addAll(Names.in(raw));
        kept.addAll(new NumberReader(raw).literals());
        Days.all().forEach(day -> add(day, raw, kept));
        add(DENIAL, raw, kept);
        return kept.stream().limit(MOST).toList();
    }

    private static void add(Pattern form, String raw, Collection<String> kept) {
        form.matcher(raw.toLowerCase(java.util.Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .forEach(kept::add);
    }
}
