package app.sotto.polish.guard;

import app.sotto.polish.Reason;
import app.sotto.polish.Style;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How much of what was said is there again, and how much is there that was not said. Words count by
 * their stem, by a word that may stand for them, or as parts of a longer one ("web site").
 */
final class Content {

    /**
     * How far a style may go.
     *
     * @param kept the least share of the spoken content that is there again
     * @param spoken the least share of the reply's content that was spoken
     * @param lost the longest stretch that may be missing at a place, by weight
     * @param added the longest stretch that may be new at a place
     * @param clause how much a clause may weigh of which no word was spoken, exclusive
     * @param growth how many times as long it may become
     */
    private record Limit(
            double kept, double spoken, int lost, int added, int clause, double growth) {}

    private static final Map<String, Set<Integer>> SYNONYMS = synonyms();

    private static final Pattern CLAUSE = Pattern.compile("[,.;:!?()，。；：！？（）\\n]+");

    private static final Pattern WHO_IT_IS = Pattern.compile("是一[位名家]");

    private final Side raw;
    private final Side written;
    private final String writtenText;
    private final Limit limit;

    Content(String raw, String written, Style style) {
        this.raw = new Side(raw);
        this.written = new Side(written);
        writtenText = written;
        limit =
                switch (style) {
                    case STANDARD -> new Limit(0.7, 0.7, 6, 5, 4, 1.6);
                    case FORMAL -> new Limit(0.55, 0.5, 7, 7, 6, 1.6);
                    case CASUAL -> new Limit(0.55, 0.55, 7, 7, 6, 1.6);
                    case CONCISE -> new Limit(0.55, 0.6, 8, 5, 4, 1.6);
                    case DETAILED -> new Limit(0.6, 0.5, 7, 4, 4, 2);
                };
    }

    Optional<Reason> breach() {
        if (raw.weight() >= 3 && written.weight() == 0) {
            return Optional.of(Reason.SHORTENED);
        }
        Predicate<Word> kept = raw.unique()::contains;
        double share = share(raw, written, kept);
        double spoken = share(written, raw, _ -> true);
        if (raw.script() * written.script() < 0 && share < limit.kept()) {
            return Optional.of(Reason.TRANSLATED);
        }
        if (written.weight() > 3 + raw.weight() * limit.growth()) {
            return Optional.of(Reason.ADDED);
        }
        if ((spoken < limit.spoken() && missing(written, raw) >= 4)
                || longest(written, raw) > limit.added()) {
            return Optional.of(share < limit.kept() / 2 ? Reason.ANSWERED : Reason.ADDED);
        }
        if (wholeClauseIsNew()) {
            return Optional.of(Reason.ADDED);
        }
        return (share < limit.kept() && missing(raw, written) >= 4)
                        || longest(raw, written) > limit.lost()
                ? Optional.of(Reason.SHORTENED)
                : Optional.empty();
    }

    /** Everything of the first is in the second. */
    boolean holds() {
        return !raw.content().isEmpty() && raw.content().stream().allMatch(written::has);
    }

    /** Something between two marks of which no word was spoken. */
    private boolean wholeClauseIsNew() {
        if (WHO_IT_IS.matcher(writtenText).find() && !WHO_IT_IS.matcher(raw.plain).find()) {
            return true;
        }
        return CLAUSE.splitAsStream(writtenText)
                .map(Side::new)
                .anyMatch(clause ->
                        clause.weight() >= limit.clause()
                                && clause.content().stream().noneMatch(raw::has));
    }

    private static double share(Side one, Side other, Predicate<Word> counted) {
        double whole = 0;
        double there = 0;
        for (Word word : one.content()) {
            if (counted.test(word)) {
                whole += word.weight();
                there += other.has(word) ? word.weight() : 0;
            }
        }
        return whole == 0 ? 1 : there / whole;
    }

    private static int missing(Side one, Side other) {
        return one.unique().stream().filter(word -> !other.has(word)).mapToInt(Word::weight).sum();
    }

    /** The weight of the longest stretch of content that the other side has not. */
    private static int longest(Side one, Side other) {
        int longest = 0;
        int stretch = 0;
        for (Word word : one.content()) {
            if (!other.has(word)) {
                stretch += word.weight();
            } else if (!word.han() || other.hasBeside(word, one)) {
                stretch = 0;
            }
            longest = Math.max(longest, stretch);
        }
        return longest;
    }

    private static Map<String, Set<Integer>> synonyms() {
        var groups = new HashMap<String, Set<Integer>>();
        int group = 0;
        for (String line : Lexicon.lines("synonyms")) {
            boolean han = line.indexOf(',') < 0;
            for (String form : han ? line.split("") : Lexicon.forms(line).toArray(String[]::new)) {
                groups.computeIfAbsent(han ? form : Word.stem(form), _ -> new HashSet<>())
                        .add(group);
            }
            group++;
        }
        return groups;
    }

    /** One of the two texts. */
    private static final class Side {
        private final List<Word> content;
        private final Set<String> stems = new HashSet<>();
        private final Set<Integer> groups = new HashSet<>();
        private final String squeezed;
        private final String plain;

        Side(String plain) {
            this.plain = plain;
            List<Word> all = Word.of(plain);
            content = all.stream().filter(Word::content).toList();
            for (Word word : all) {
                stems.add(word.stem());
                groups.addAll(SYNONYMS.getOrDefault(word.stem(), Set.of()));
            }
            squeezed = Plain.squeezed(plain);
        }

        List<Word> content() {
            return content;
        }

        /** Each word once: repeats may go. */
        Set<Word> unique() {
            var seen = new HashSet<String>();
            var unique = new HashSet<Word>();
            content.stream().filter(word -> seen.add(word.stem())).forEach(unique::add);
            return unique;
        }

        int weight() {
            return unique().stream().mapToInt(Word::weight).sum();
        }

        /** Below zero for Latin, above for Chinese. */
        int script() {
            return content.stream().mapToInt(word -> word.han() ? 1 : -2).sum();
        }

        /** A Chinese character counts for itself only beside one that it stands beside here. */
        boolean hasBeside(Word word, Side side) {
            String before = side.plain.substring(Math.max(0, word.from() - 1), word.to());
            String after =
                    side.plain.substring(word.from(), Math.min(side.plain.length(), word.to() + 1));
            return plain.contains(before) || plain.contains(after);
        }

        boolean has(Word word) {
            if (stems.contains(word.stem())
                    || SYNONYMS.getOrDefault(word.stem(), Set.of()).stream()
                            .anyMatch(groups::contains)) {
                return true;
            }
            if (word.han()) {
                return false;
            }
            return (word.text().length() >= 4 && squeezed.contains(word.text()))
                    || content.stream().anyMatch(other -> alike(word.text(), other.text()));
        }

        /** One begins like the other, is part of it, or differs by a slip of spelling. */
        private static boolean alike(String one, String other) {
            int least = Math.min(one.length(), other.length());
            int same = 0;
            while (same < least && one.charAt(same) == other.charAt(same)) {
                same++;
            }
            return same >= 5
                    || (same == least && least >= 3)
                    || (least >= 4 && (one.endsWith(other) || other.endsWith(one)))
                    || (least >= 5 && Edits.between(one, other, 1) <= 1);
        }
    }
}
