package app.sotto.polish.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers in text, however written: 25, twenty five, 二十五. Two texts have the same numbers when each
 * number of one, alone or together with those right beside it, is found in the other: so "nineteen
 * ninety nine" is 1999 and "three thirty" is 3:30.
 */
final class Numbers {

    /** No number worth comparing is spoken in more pieces: a long telephone number. */
    private static final int LONGEST_RUN = 16;

    private static final Pattern HALF = Pattern.compile("\\bhalf\\b|半(?![天夜路径岛途月成导])");

    private static final Pattern TENS = Pattern.compile("[几数][十百千万亿]");

    private static final Pattern TEENS = Pattern.compile("[十百千万亿][几多来]");

    /**
     * One number as written or spoken.
     *
     * @param binding whether it must be found again; "one" and "second" are often no numbers
     * @param joined whether nothing but a space, dash, colon or slash parts it from the one before
     */
    record Found(String value, boolean binding, boolean joined) {

        static Found of(BigDecimal value, boolean binding, boolean joined) {
            return new Found(plain(value), binding, joined);
        }
    }

    private Numbers() {}

    static boolean same(String one, String other) {
        List<Found> here = in(one);
        List<Found> there = in(other);
        return covered(here, there)
                && covered(there, here)
                && halved(one, there, other)
                && halved(other, here, one)
                && vague(one, other);
    }

    static List<Found> in(String text) {
        var found = new ArrayList<>(new NumberReader(text).read());
        Days.spoken(text).forEach(number -> found.add(new Found(number, false, false)));
        if (Days.afterNoon(text)) {
            List.copyOf(found).forEach(each -> afterNoon(each.value(), found));
        }
        return found;
    }

    static Set<String> values(String text) {
        var values = new HashSet<String>();
        in(text).forEach(each -> values.add(each.value()));
        return values;
    }

    /** Three in the afternoon may be written 15:00. */
    private static void afterNoon(String hour, List<Found> found) {
        if (hour.matches("\\d|1[01]")) {
            found.add(new Found(String.valueOf(Integer.parseInt(hour) + 12), false, false));
        }
    }

    private static boolean halved(String text, List<Found> there, String other) {
        return !HALF.matcher(text).find()
                || HALF.matcher(other).find()
                || there.stream().anyMatch(each -> each.value().matches("30|50|5|.*\\.5"));
    }

    /** Tens of people are not some more than ten. */
    private static boolean vague(String one, String other) {
        return TENS.matcher(one).find() == TENS.matcher(other).find()
                || TEENS.matcher(one).find() == TEENS.matcher(other).find();
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static boolean covered(List<Found> numbers, List<Found> other) {
        Set<String> known = new HashSet<>();
        windows(other).forEach(window -> known.add(window.text()));
        var covered = new boolean[numbers.size()];
        for (Window window : windows(numbers)) {
            if (known.contains(window.text())) {
                Arrays.fill(covered, window.from(), window.to(), true);
            }
        }
        for (int i = 0; i < covered.length; i++) {
            if (numbers.get(i).binding() && !covered[i]) {
                return false;
            }
        }
        return true;
    }

    private record Window(int from, int to, String text) {}

    private static List<Window> windows(List<Found> numbers) {
        var windows = new ArrayList<Window>();
        for (int from = 0; from < numbers.size(); from++) {
            var text = new StringBuilder();
            int last = Math.min(numbers.size(), from + LONGEST_RUN);
            for (int to = from; to < last && (to == from || numbers.get(to).joined()); to++) {
                text.append(numbers.get(to).value());
                windows.add(new Window(from, to + 1, withoutLeadingZeros(text.toString())));
            }
        }
        return windows;
    }

    private static String withoutLeadingZeros(String digits) {
        return digits.replaceFirst("^0+(?=\\d)", "");
    }
}
