package app.sotto.polish.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers of a text from left to right. */
final class NumberReader {

    private static final String NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿億";

    /** Words written with numerals that count nothing. */
    private static final Pattern NO_NUMBER =
            Pattern.compile(
                    "百分之|(?<!["
                            + NUMERALS
                            + "点])(?:百度|千万(?=[不别要记小注])|万一|万分|十分(?!钟|之|鐘)|十足)|统一|唯一|第一时间"
                            + "|(?<!["
                            + NUMERALS
                            + "])一(?:些|下|起|样|直|定|边|般|旦|切|致|共|向|再|律|会儿|方面|面|路|番)|三明治|四川|四处|九江|五花八门|七上八下|乱七八糟|两边|两侧");

    /** "Twenty um five" is 25. */
    private static final Pattern FILLER =
            Pattern.compile("(?<= )(?:um+|uh+|er|erm+|hmm+)[,.…]* |[嗯呃]+[，…]*");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:(?:st|nd|rd|th)\\b)?(?:\\s*(?<scale>thousand|million|billion|k\\b|m\\b(?!\\w)|[百千万萬亿億]+))?"
                            + "|(?<han>(?![一三]刻)["
                            + NUMERALS
                            + "]+(?:点(?![一三]刻)["
                            + NUMERALS
                            + "]+)?)"
                            + "|(?<half>点半|\\bhalf\\b|\\bquarter\\b|半|一刻|三刻)"
                            + "|(?<words>\\b"
                            + NumberWords.WORD
                            + "\\b(?:(?:(?<=hundred|thousand|million|billion)\\s+and)?[\\s-]+"
                            + NumberWords.WORD
                            + "\\b)*)",
                    Pattern.CASE_INSENSITIVE);

    /** 一百四九十 is 140 and 90: a digit that closes one number, before one that opens another. */
    private static final Pattern APART = Pattern.compile("(?<=[百千万亿][一二两三四五六七八九])(?=[一二两三四五六七八九])");

    private static final Pattern BESIDE = Pattern.compile("[\\s:\\-–/]{0,3}|\\s*[点點年月时時分]\\s*");

    private final String text;
    private final List<Numbers.Found> found = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /** A number and where it stands; what is joined stands as one. */
    record Placed(String value, int from, int to) {}

    NumberReader(String text) {
        String fluent = FILLER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        this.text = NO_NUMBER.matcher(fluent).replaceAll(" · ");
    }

    List<Numbers.Found> read() {
        Matcher matcher = NUMBER.matcher(text);
        int end = -1;
        while (matcher.find()) {
            boolean joined =
                    end >= 0 && BESIDE.matcher(text.substring(end, matcher.start())).matches();
            int known = found.size();
            take(matcher, joined);
            place(matcher, joined, found.subList(known, found.size()));
            end = matcher.end();
        }
        return found;
    }

    /** The text that the places are counted in. */
    String text() {
        return text;
    }

    /** The numbers in the words they were said. */
    List<String> literals() {
        return NUMBER.matcher(text)
                .results()
                .map(found -> found.group().strip())
                .filter(literal -> !literal.equals("one") && !literal.equals("一"))
                .toList();
    }

    List<Placed> placed() {
        return placed;
    }

    private void place(Matcher matcher, boolean joined, List<Numbers.Found> numbers) {
        String half = matcher.group("half");
        if (numbers.isEmpty() || (half != null && !half.endsWith("刻"))) {
            return;
        }
        String value = String.join("", numbers.stream().map(Numbers.Found::value).toList());
        if (joined && !placed.isEmpty()) {
            Placed last = placed.removeLast();
            placed.add(new Placed(last.value() + value, last.from(), matcher.end()));
        } else {
            placed.add(new Placed(value, matcher.start(), matcher.end()));
        }
    }

    private void take(Matcher matcher, boolean joined) {
        if (matcher.group("digits") != null) {
            digits(matcher, joined);
        } else if (matcher.group("han") != null) {
            boolean beside = joined;
            for (String numeral : APART.splitAsStream(matcher.group("han")).toList()) {
                HanNumerals.read(numeral, beside, found);
                beside = true;
            }
        } else if (matcher.group("half") != null) {
            half(matcher.group("half"), joined);
        } else {
            NumberWords.read(matcher.group("words"), joined, found);
        }
    }

    private void digits(Matcher matcher, boolean joined) {
        String digits = matcher.group("digits").replace(",", "");
        String scale = matcher.group("scale");
        if (scale != null) {
            var value = new BigDecimal(digits).multiply(scale(scale));
            found.add(Numbers.Found.of(value, true, joined));
        } else if (digits.matches("0+")
                && joined
                && matcher.start() > 0
                && text.charAt(matcher.start() - 1) == ':') {
            found.add(new Numbers.Found(digits, false, true)); // the full hour of 3:00
        } else {
            found.add(new Numbers.Found(written(digits), true, joined));
        }
    }

    /** Keeps leading zeros, which a telephone number or a code has. */
    private static String written(String digits) {
        return digits.contains(".") ? Numbers.plain(new BigDecimal(digits)) : digits;
    }

    /** "Half past three" may be written 3:30 and "three and a half" 3.5; neither must be. */
    private void half(String word, boolean joined) {
        if (word.endsWith("刻")) {
            found.add(new Numbers.Found(word.equals("一刻") ? "15" : "45", true, joined));
            return;
        }
        List<String> values =
                switch (word) {
                    case "quarter" -> List.of("15", "45", "25", "0.25");
                    default -> List.of("30", "50", "5", "0.5");
                };
        for (String value : values) {
            found.add(new Numbers.Found(value, false, false));
        }
        if (!joined || found.size() <= values.size()) {
            return;
        }
        String whole = found.get(found.size() - values.size() - 1).value();
        found.add(new Numbers.Found(whole + ".5", false, false));
    }

    private static BigDecimal scale(String scale) {
        return switch (scale) {
            case "thousand", "k" -> BigDecimal.valueOf(1_000);
            case "million", "m" -> BigDecimal.valueOf(1_000_000);
            case "billion" -> BigDecimal.valueOf(1_000_000_000);
            default -> HanNumerals.scale(scale);
        };
    }
}
