package app.sotto.polish.guard;

import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Words turned into their opposite, and who did what to whom swapped. */
final class Opposites {

    private record Pair(Pattern one, Pattern other) {

        static Pair of(String line) {
            int bar = line.indexOf('|');
            return new Pair(side(line.substring(0, bar)), side(line.substring(bar + 1)));
        }

        private static Pattern side(String forms) {
            return Lexicon.any(Lexicon.forms(forms));
        }

        boolean turned(String raw, String written) {
            return turned(one, other, raw, written) || turned(other, one, raw, written);
        }

        private static boolean turned(Pattern from, Pattern to, String raw, String written) {
            return from.matcher(raw).find()
                    && !to.matcher(raw).find()
                    && !from.matcher(written).find()
                    && to.matcher(written).find();
        }
    }

    private static final List<Pair> PAIRS =
            Lexicon.lines("opposites").stream().map(Pair::of).toList();

    /** What one does to another. */
    private static final Pattern DOES =
            Pattern.compile(
                    "给|比|欠|借给|告诉|通知|帮|请|叫|让|找|等|爱|打|批评|介绍|推荐|联系|替|卖给|送|跟|对|向|赢|骂|救|教|收购|起诉|超过|高于|低于|改名为|改成|改为|换成|变成|降到|升到|涨到|调到|移到|移动到|转到|到|不是|大于|小于|多于|少于|早于|晚于|优于");

    private static final Pattern WHOSE =
            Pattern.compile("(\\p{IsHan}{2}(是|归|属于|由|交给|分给|叫))(\\p{IsHan}{2})");

    private static final Pattern TO =
            Pattern.compile(
                    "([\\w./-]+)( (?:to|into|than|over|with|for|instead of|not|before|after|beats?|equals?|and not) (?:the )?)([\\w/-]+(?:\\.[\\w/-]+)*)");

    private static final Pattern LATIN_END = Pattern.compile("[a-z0-9_./-]+$");

    private static final Pattern LATIN_START = Pattern.compile("^[a-z0-9_./-]+");

    private static final int REACH = 6;

    private Opposites() {}

    static boolean turned(String raw, String written) {
        String denied = Negations.blanked(raw);
        return PAIRS.stream().anyMatch(pair -> pair.turned(denied, Negations.blanked(written)))
                || swapped(raw, written)
                || turnedRound(raw, written);
    }

    private static boolean swapped(String raw, String written) {
        String here = raw.replaceAll("\\s+", "");
        String there = written.replaceAll("\\s+", "");
        return DOES.matcher(here).results().anyMatch(does -> swapped(here, there, does))
                || exchanged(raw, written)
                || given(here, there);
    }

    /** Who stands before it and behind it, in a few characters each, has changed places. */
    private static boolean swapped(String raw, String written, MatchResult does) {
        for (String one : somebodies(raw.substring(0, does.start()), true)) {
            for (String other : somebodies(raw.substring(does.end()), false)) {
                if (!one.equals(other)
                        && written.contains(other + does.group() + one)
                        && !written.contains(one + does.group() + other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is 小唐's in one text is 小欧's in the other, and the other way round. */
    private static boolean given(String raw, String written) {
        return WHOSE.matcher(raw)
                .results()
                .anyMatch(found -> {
                    String thing = found.group(1);
                    int at = written.indexOf(thing);
                    int to = at + thing.length() + 2;
                    if (at < 0 || to > written.length()) {
                        return false;
                    }
                    String other = written.substring(to - 2, to);
                    return !other.equals(found.group(3))
                            && raw.contains(found.group(2) + other)
                            && written.contains(found.group(2) + found.group(3));
                });
    }

    /** "Created_at to updated_at" the other way round. */
    private static boolean exchanged(String raw, String written) {
        return TO.matcher(raw)
                .results()
                .anyMatch(found ->
                        !found.group(1).equals(found.group(3))
                                && !written.contains(found.group())
                                && written.contains(
                                        found.group(3) + found.group(2) + found.group(1)));
    }

    /** Who may be meant at the end, or at the beginning, of a text. */
    private static List<String> somebodies(String text, boolean end) {
        Matcher latin = (end ? LATIN_END : LATIN_START).matcher(text);
        if (latin.find()) {
            return List.of(latin.group());
        }
        int most = Math.min(REACH, text.length());
        return IntStream.rangeClosed(1, most)
                .mapToObj(length ->
                        end ? text.substring(text.length() - length) : text.substring(0, length))
                .filter(who -> who.matches("[我你您他她]|\\p{IsHan}{2,}"))
                .toList();
    }

    /** "Anna called Bob" as "Bob called Anna". */
    private static boolean turnedRound(String raw, String written) {
        List<String> here = content(raw);
        List<String> there = content(written);
        for (int i = 0; i + 2 < here.size(); i++) {
            List<String> three = here.subList(i, i + 3);
            if (!three.get(0).equals(three.get(2))
                    && contains(there, three.reversed())
                    && !contains(there, three)
                    && !written.contains(" by ")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> content(String plain) {
        return Word.of(plain).stream()
                .filter(word -> !word.han() && word.content())
                .map(Word::stem)
                .toList();
    }

    private static boolean contains(List<String> words, List<String> some) {
        return Collections.indexOfSubList(words, some) >= 0;
    }
}
