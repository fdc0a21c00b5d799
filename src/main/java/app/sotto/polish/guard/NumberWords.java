package app.sotto.polish.guard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * English number words: "two thousand and twenty four", "three point five", "nineteen ninety nine".
 */
final class NumberWords {

    private static final Map<String, Integer> SMALL = new HashMap<>();
    private static final Map<String, Long> SCALES =
            Map.of(
                    "dozen",
                    12L,
                    "hundred",
                    100L,
                    "thousand",
                    1_000L,
                    "million",
                    1_000_000L,
                    "billion",
                    1_000_000_000L);
    private static final List<String> ORDINALS =
            List.of(
                    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                            .split(" "));

    /** A regular expression for one word of a number. */
    static final String WORD;

    static {
        String[] units =
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
                        .split(" ");
        for (int i = 0; i < units.length; i++) {
            SMALL.put(units[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            SMALL.put(tens[i], (i + 2) * 10);
        }
        WORD =
                "(?:"
                        + String.join(
                                "|",
                                SMALL.keySet().stream().sorted(NumberWords::longerFirst).toList())
                        + "|dozen|hundred|thousand|million|billion|point(?=\\s+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\\b)|"
                        + String.join("|", ORDINALS)
                        + "|twentieth|thirtieth|fortieth|fiftieth)";
    }

    private NumberWords() {}

    private static int longerFirst(String a, String b) {
        return b.length() - a.length();
    }

    /** Reads a run of number words into the numbers that it speaks. */
    static void read(String words, boolean joined, List<Numbers.Found> found) {
        new Run(joined, found).read(words.split("[\\s-]+"));
    }

    /** One run; numbers follow each other in it where no larger one can be built. */
    private static final class Run {
        private final List<Numbers.Found> found;
        private boolean joined;
        private long total;
        private long part;
        private @Nullable StringBuilder fraction;
        private boolean open;
        private boolean binding;

        Run(boolean joined, List<Numbers.Found> found) {
            this.joined = joined;
            this.found = found;
        }

        void read(String[] words) {
            for (String word : words) {
                take(word);
            }
            end();
        }

        private void take(String word) {
            Integer small = SMALL.get(word);
            Long scale = SCALES.get(word);
            if (small != null) {
                small(small);
            } else if (scale != null) {
                scale(scale);
            } else if (word.equals("point") && !open) {
                return; // "at this point five people"
            } else if (word.equals("point")) {
                fraction = new StringBuilder();
                open = true;
                binding = true;
            } else if (!word.equals("and")) {
                ordinal(word);
            }
        }

        private void small(int value) {
            if (fraction != null && value < 10) {
                fraction.append(value);
                return;
            }
            if (fraction != null || (open && !fits(value))) {
                end();
            }
            binding = binding || value != 1 || open;
            part += value;
            open = true;
        }

        /** "Twenty" takes a unit behind it, "hundred" anything below it. */
        private boolean fits(int value) {
            long below = part % 100;
            if (part == 0) {
                return total > 0 && value > 0;
            }
            return value > 0
                    && ((below == 0 && value < 100)
                            || (below >= 20 && below % 10 == 0 && value < 10));
        }

        private void scale(long scale) {
            binding = true;
            if (fraction != null) {
                var value = new BigDecimal(total + part + "." + fraction);
                found.add(
                        Numbers.Found.of(value.multiply(BigDecimal.valueOf(scale)), true, joined));
                reset();
            } else if (scale <= 100) {
                part = Math.max(1, part) * scale;
                open = true;
            } else {
                total += Math.max(1, part) * scale;
                part = 0;
                open = true;
            }
        }

        /** "Twenty first" is 21st; "first" and "second" alone are often no numbers. */
        private void ordinal(String word) {
            int value =
                    switch (word) {
                        case "twentieth" -> 20;
                        case "thirtieth" -> 30;
                        case "fortieth" -> 40;
                        case "fiftieth" -> 50;
                        default -> ORDINALS.indexOf(word);
                    };
            if (open && (!fits(value) || value == 2)) {
                thirtySecond(value);
                return;
            }
            binding = open || value > 3;
            part += value;
            open = true;
            end();
        }

        /** A "thirty second" pause is 30 seconds, the "thirty second" floor the 32nd. */
        private void thirtySecond(int value) {
            if (fits(value)) {
                found.add(new Numbers.Found(Long.toString(total + part + value), false, false));
                binding = false;
            }
            end();
            found.add(new Numbers.Found(Integer.toString(value), value > 3, true));
        }

        private void end() {
            if (!open) {
                return;
            }
            String whole = Long.toString(total + part);
            String value = fraction == null ? whole : whole + "." + fraction;
            found.add(Numbers.Found.of(new BigDecimal(value), binding, joined));
            reset();
        }

        private void reset() {
            total = 0;
            part = 0;
            fraction = null;
            open = false;
            binding = false;
            joined = true;
        }
    }
}
