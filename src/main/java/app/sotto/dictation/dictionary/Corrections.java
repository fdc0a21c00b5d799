package app.sotto.dictation.dictionary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts terms right in what was heard: forms that somebody gave, the term itself in other capitals
 * or cut in two ("git hub"), and long words that sound the same and differ by a letter or two.
 * Longer forms go first, and what was put right is not touched again.
 */
final class Corrections {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}&&[^\\p{IsHan}]][\\p{L}\\p{N}&&[^\\p{IsHan}]]*");

    private static final int LONG = 7;

    /** By the form without its spaces. */
    private final Map<String, String> written = new HashMap<>();

    private final List<SoundAlike> alike = new ArrayList<>();
    private final @Nullable Pattern forms;

    Corrections(List<Term> terms) {
        for (Term term : terms) {
            term.heard().forEach(form -> written.put(plain(form), term.written()));
        }
        for (Term term : terms) {
            if (tells(term.written())) {
                var _ = written.putIfAbsent(plain(term.written()), term.written());
            }
            SoundAlike.of(term.written()).ifPresent(alike::add);
        }
        forms =
                written.isEmpty()
                        ? null
                        : Pattern.compile(
                                written.keySet().stream()
                                        .sorted(Comparator.comparingInt(String::length).reversed())
                                        .map(Corrections::form)
                                        .collect(Collectors.joining("|")),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Whether its letters alone tell the term: "it" may be no IT, and "mark" no Mark, but "github"
     * is GitHub.
     */
    private static boolean tells(String term) {
        boolean mixed =
                term.codePoints().skip(1).anyMatch(Character::isUpperCase)
                        && term.codePoints().anyMatch(Character::isLowerCase);
        return mixed || plain(term).length() >= LONG;
    }

    String of(String heard) {
        if (forms == null) {
            return heard;
        }
        var result = new StringBuilder();
        int from = 0;
        for (MatchResult found : forms.matcher(heard).results().toList()) {
            result.append(bySound(heard.substring(from, found.start())));
            result.append(
                    Objects.requireNonNullElse(written.get(plain(found.group())), found.group()));
            from = found.end();
        }
        return result.append(bySound(heard.substring(from))).toString();
    }

    private String bySound(String heard) {
        if (alike.isEmpty() || heard.isBlank()) {
            return heard;
        }
        return WORD.matcher(heard)
                .replaceAll(found -> Matcher.quoteReplacement(bySoundAlone(found.group())));
    }

    private String bySoundAlone(String word) {
        return alike.stream()
                .filter(term -> term.isHeardAs(word))
                .map(SoundAlike::written)
                .findFirst()
                .orElse(word);
    }

    /** Spaces and hyphens may stand anywhere between the letters of words that were said as one. */
    private static String form(String form) {
        String pieces =
                form.codePoints()
                        .mapToObj(point -> Pattern.quote(Character.toString(point)))
                        .collect(Collectors.joining("[\\s-]?"));
        boolean latin = form.codePoints().noneMatch(Corrections::han);
        return latin
                ? "(?<![\\p{L}\\p{N}&&[^\\p{IsHan}]])"
                        + pieces
                        + "(?![\\p{L}\\p{N}&&[^\\p{IsHan}]])"
                : pieces;
    }

    private static boolean han(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static String plain(String form) {
        return form.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "");
    }
}
