package app.sotto.polish.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Units, currencies and percentages beside a number, and whether it is a least or a most. */
final class Amounts {

    private static final String NUMERAL =
            "(?:\\d|[零〇一二两三四五六七八九十百千万亿半几]|\\b" + NumberWords.WORD + ")";

    /** A unit: anywhere, and where it measures. */
    private record Unit(Pattern anywhere, Pattern measuring) {

        static Unit of(String line) {
            List<String> forms = Lexicon.forms(line);
            String any = Lexicon.any(forms).pattern();
            return new Unit(
                    Pattern.compile(any.replace("(?<![a-z0-9'])", "(?<![a-z'])")),
                    Pattern.compile(
                            "(?<="
                                    + NUMERAL
                                    + "[ -]{0,1})"
                                    + any.replace("(?<![a-z0-9'])", "(?<![a-z'])")
                                    + "|"
                                    + any
                                    + "(?=\\s?"
                                    + NUMERAL
                                    + ")(?<=[$€£¥]|百分之)"));
        }

        boolean kept(String from, String to) {
            return !measuring.matcher(from).find() || anywhere.matcher(to).find();
        }
    }

    private static final List<Unit> UNITS = Lexicon.lines("units").stream().map(Unit::of).toList();

    private static final List<Set<String>> DIRECTIONS =
            Lexicon.lines("directions").stream()
                    .flatMap(line -> Pattern.compile("\\|").splitAsStream(line))
                    .map(side -> Set.copyOf(Lexicon.forms(side)))
                    .toList();

    /** Either direction; the longer form first, for 不超过 is not 超过. */
    private static final Pattern DIRECTION =
            Pattern.compile(
                    Lexicon.any(
                                            DIRECTIONS.stream()
                                                    .flatMap(Set::stream)
                                                    .filter(form -> !form.matches("不[到足]"))
                                                    .toList())
                                    .pattern()
                            + "|不[到足](?=\\s?"
                            + NUMERAL
                            + ")");

    /** A sign that makes a number negative. */
    private static final Pattern BELOW_ZERO =
            Pattern.compile(
                    "(?<![\\w\\p{IsHan}])[-−–](?=\\d)|(?:minus|negative|负|零下)\\s*(?="
                            + NUMERAL
                            + ")|below zero");

    private static final Set<String> FORMS = Lexicon.all("units");

    private Amounts() {}

    static boolean unit(String word) {
        return FORMS.contains(word);
    }

    static boolean same(String raw, String written) {
        return UNITS.stream().allMatch(unit -> unit.kept(raw, written) && unit.kept(written, raw))
                && BELOW_ZERO.matcher(raw).find() == BELOW_ZERO.matcher(written).find()
                && !turned(raw, written);
    }

    private static boolean turned(String raw, String written) {
        boolean least = says(DIRECTIONS.getFirst(), raw);
        boolean most = says(DIRECTIONS.getLast(), raw);
        return least != most
                && least == says(DIRECTIONS.getLast(), written)
                && most == says(DIRECTIONS.getFirst(), written);
    }

    private static boolean says(Set<String> direction, String plain) {
        return DIRECTION
                .matcher(plain)
                .results()
                .anyMatch(found -> direction.contains(found.group()));
    }

    /** Without its words of direction, in which 不 and "no" deny nothing; as long as before. */
    static String undirected(String plain) {
        return DIRECTION.matcher(plain).replaceAll(found -> "·".repeat(found.group().length()));
    }
}
