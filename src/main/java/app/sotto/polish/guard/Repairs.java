package app.sotto.polish.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a speaker took back: "on Tuesday, no, Wednesday" is also read as "on Wednesday". How far
 * back the slip reaches cannot be known, so there are several readings; in each what was said last
 * stays.
 */
final class Repairs {

    private static final Pattern SLIP =
            Pattern.compile(
                    "(?i)[\\s,.…—-]+(?<weak>no|wait|actually|sorry|well)(?:[\\s,.…—-]+(?:no|wait|sorry|actually|i mean|make (?:it|that)|it's|that's|let's say|not that|um+|uh+))*[\\s,.…—-]+(?=\\S)"
                            + "|(?i)[\\s,.…—-]+(?<strong>no wait|wait no|i mean|i meant|or rather|rather|make that|make it|scratch that|strike that|delete that|forget that|correction|let me correct that|let me rephrase|excuse me|my mistake|sorry i mean|oh no|oops|i misspoke)(?:[\\s,.…—-]+(?:no|wait|sorry|actually|i mean|i meant|make (?:it|that)|it's|that's|um+|uh+|we need|it is))*[\\s,.…—-]+(?=\\S)"
                            + "|[，,。、\\s…]*(?:(?:啊|哦|噢|哎|诶|呃|嗯|喔)?(?:不对不对|不对|不是不是|不是|不不不?|不，|错了|说错了|我说错了|更正一下|更正|应该是|我是说|我的意思是|等等|等一下|等会儿?|抱歉|不好意思|搞错了|记错了|口误|改成|算了|哦不)[，,。、\\s…]*)+(?:(?:是|应该是|我是说|改成|改为)[，,]?)?");

    private static final Pattern MENDED =
            Pattern.compile("(?:不对|哦不|说错了|更正一下|我是说|口误|记错了|搞错了)[，,。\\s]*");

    private static final Pattern TAKEN_BACK =
            Pattern.compile("(?i)i mean|make (?:it|that)|sorry|no wait|wait no|no actually");

    private static final int MOST = 40;

    /** How many words or characters back a slip may reach. */
    private static final int REACH = 6;

    private static final Pattern PIECE = Pattern.compile("\\p{IsHan}|[^\\s\\p{IsHan}]+");

    private static final List<Pattern> KINDS =
            List.of(
                    Pattern.compile("^[$€£¥]?\\d|^" + NumberWords.WORD + "\\b|^[零一二两三四五六七八九十百千万亿]"),
                    Pattern.compile("^(?:mon|tues|wednes|thurs|fri|satur|sun)day"),
                    Pattern.compile(
                            "^(?:january|february|march|april|may|june|july|august|september|october|november|december)\\b"),
                    Pattern.compile(
                            "^(?:today|tomorrow|yesterday|tonight|morning|afternoon|evening)"),
                    Pattern.compile(
                            "^(?:red|blue|green|yellow|black|white|orange|purple|gray|grey|brown|pink)"));

    private Repairs() {}

    /** The text as it is, and as it reads with what was taken back left out. */
    static Set<String> readings(String raw) {
        var readings = new LinkedHashSet<String>();
        readings.add(raw);
        var open = List.of(raw);
        for (int round = 0; round < 3 && readings.size() < MOST; round++) {
            open = open.stream().flatMap(text -> repaired(text).stream()).distinct().toList();
            open.stream().limit(MOST).forEach(readings::add);
        }
        return readings;
    }

    /** The readings with the first slip mended. */
    private static List<String> repaired(String text) {
        var readings = new LinkedHashSet<String>();
        Matcher slip = SLIP.matcher(text);
        while (slip.find()) {
            if (slip.end() >= text.length() || slip.end() == slip.start()) {
                continue;
            }
            String before = text.substring(0, slip.start());
            String after = text.substring(slip.end());
            boolean weak = slip.group("weak") != null && !TAKEN_BACK.matcher(slip.group()).find();
            if (weak && !alike(before, after)) {
                continue;
            }
            shortened(before).forEach(start -> readings.add(start + " " + after));
            KINDS.forEach(kind -> without(kind, before, after).ifPresent(readings::add));
            if (!readings.isEmpty()) {
                break;
            }
        }
        return List.copyOf(readings);
    }

    /** "Sixteen gigs for the laptop, make that thirty": only the first number is taken back. */
    private static Optional<String> without(Pattern kind, String before, String after) {
        List<MatchResult> slips =
                PIECE.matcher(before)
                        .results()
                        .filter(piece -> kind.matcher(Plain.of(piece.group())).find())
                        .toList();
        if (slips.isEmpty() || !kind.matcher(Plain.of(after)).find()) {
            return Optional.empty();
        }
        int last = slips.getLast().end();
        int first = slips.getLast().start();
        for (MatchResult slip : slips.reversed()) {
            if (first - slip.end() <= 1) {
                first = slip.start();
            }
        }
        return Optional.of(before.substring(0, first) + before.substring(last) + " " + after);
    }

    /** What was said instead: it has to be in any rewriting, letter by letter in Chinese. */
    static boolean kept(String raw, String written) {
        return MENDED.matcher(raw)
                .results()
                .allMatch(slip -> {
                    String before = raw.substring(0, slip.start());
                    return PIECE.matcher(raw.substring(slip.end()))
                            .results()
                            .limit(3)
                            .map(MatchResult::group)
                            .filter(piece -> piece.matches("\\p{IsHan}"))
                            .filter(piece -> !before.contains(piece))
                            .filter(piece -> Word.of(piece).getFirst().content())
                            .limit(1)
                            .allMatch(written::contains);
                });
    }

    private static List<String> shortened(String before) {
        List<Integer> starts =
                PIECE.matcher(before).results().map(piece -> piece.start()).toList().reversed();
        return starts.stream()
                .limit(REACH)
                .map(start -> before.substring(0, start).stripTrailing())
                .toList();
    }

    /**
     * The same kind of thing stands on both sides, or the speaker starts again with the same word.
     */
    private static boolean alike(String before, String after) {
        List<String> said = last(before);
        String next = first(after);
        List<String> following =
                PIECE.matcher(after).results().map(r -> Plain.of(r.group())).limit(3).toList();
        return said.contains(Plain.of(next))
                || KINDS.stream()
                        .anyMatch(kind ->
                                said.stream().anyMatch(word -> kind.matcher(word).find())
                                        && following.stream()
                                                .anyMatch(word -> kind.matcher(word).find()))
                || (named(next)
                        && PIECE.matcher(before)
                                .results()
                                .reduce((_, b) -> b)
                                .filter(r -> named(r.group()))
                                .isPresent());
    }

    private static boolean named(String word) {
        return Character.isUpperCase(word.codePointAt(0)) && !word.startsWith("I");
    }

    private static List<String> last(String before) {
        List<String> all =
                PIECE.matcher(before)
                        .results()
                        .map(r -> Plain.of(r.group()).replaceAll("[,.]$", ""))
                        .toList();
        return all.subList(Math.max(0, all.size() - REACH), all.size());
    }

    private static String first(String after) {
        Matcher piece = PIECE.matcher(after);
        return piece.find() ? piece.group().replaceAll("[,.]$", "") : "";
    }
}
