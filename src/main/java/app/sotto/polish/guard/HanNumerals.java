package app.sotto.polish.guard;

import java.math.BigDecimal;
import java.util.List;

/** Chinese numerals: 二十五, 两千零二十四, 一百二, 三点五, 二〇二六, 三点五十. */
final class HanNumerals {

    private static final String DIGITS = "零一二三四五六七八九";

    private HanNumerals() {}

    static void read(String numeral, boolean joined, List<Numbers.Found> found) {
        int point = numeral.indexOf('点');
        if (point < 0) {
            add(numeral, joined, found);
            return;
        }
        String before = numeral.substring(0, point);
        String after = numeral.substring(point + 1);
        if (units(after)) { // a time of day: 三点五十
            add(before, joined, found);
            add(after, true, found);
        } else {
            String value = whole(before) + "." + digits(after);
            found.add(Numbers.Found.of(new BigDecimal(value), true, joined));
        }
    }

    static BigDecimal scale(String units) {
        BigDecimal scale = BigDecimal.ONE;
        for (int i = 0; i < units.length(); i++) {
            scale = scale.multiply(BigDecimal.valueOf(unit(units.charAt(i))));
        }
        return scale;
    }

    private static void add(String numeral, boolean joined, List<Numbers.Found> found) {
        boolean binding = !numeral.equals("一");
        found.add(new Numbers.Found(whole(numeral), binding, joined));
    }

    /** Without units the digits are read one by one, as in a year or a telephone number. */
    private static String whole(String numeral) {
        return units(numeral) ? Long.toString(counted(numeral)) : digits(numeral);
    }

    private static String digits(String numeral) {
        var digits = new StringBuilder();
        numeral.chars().forEach(c -> digits.append(digit((char) c)));
        return digits.toString();
    }

    private static boolean units(String numeral) {
        return numeral.chars().anyMatch(c -> unit((char) c) > 1);
    }

    private static long counted(String numeral) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long lastUnit = 1;
        for (int i = 0; i < numeral.length(); i++) {
            char c = numeral.charAt(i);
            long unit = unit(c);
            if (unit >= 10_000) {
                section += Math.max(0, digit);
                long counted = unit > 10_000 ? total + section : section;
                total = (unit > 10_000 ? 0 : total) + Math.max(1, counted) * unit;
                section = 0;
                digit = -1;
                lastUnit = unit;
            } else if (unit > 1) {
                section += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
                lastUnit = unit;
            } else {
                digit = digit(c);
                lastUnit = digit == 0 ? 1 : lastUnit;
            }
        }
        // 一百二 is 120: a last digit straight behind a unit counts in the next lower one.
        long rest = digit < 0 ? 0 : digit * (lastUnit >= 100 ? lastUnit / 10 : 1);
        return total + section + rest;
    }

    private static int digit(char c) {
        return switch (c) {
            case '〇' -> 0;
            case '两', '兩' -> 2;
            default -> Math.max(0, DIGITS.indexOf(c));
        };
    }

    private static long unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万', '萬' -> 10_000;
            case '亿', '億' -> 100_000_000;
            default -> 1;
        };
    }
}
