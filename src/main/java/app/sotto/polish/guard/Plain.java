package app.sotto.polish.guard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text made plain for comparing: lower case, half width, contractions written out, and the few
 * spoken forms that say by words what is written with other numbers ("quarter to four" is 3:45).
 */
final class Plain {

    private record Step(Pattern form, String plain) {
        static Step of(String form, String plain) {
            return new Step(Pattern.compile(form), plain);
        }
    }

    private static final String[] HOURS = {
        "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve"
    };

    private static final String NUMBER =
            "(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|\\d)";

    private static final List<Step> STEPS =
            List.of(
                    Step.of("[’‘]", "'"),
                    Step.of("\\bwon't\\b", "will not"),
                    Step.of("\\bcan't\\b|\\bcannot\\b|\\bcant\\b", "can not"),
                    Step.of("\\bshan't\\b", "shall not"),
                    Step.of("\\bain't\\b", "is not"),
                    Step.of("n't\\b", " not"),
                    Step.of(
                            "\\b(do|does|did|is|are|was|were|has|have|had|could|would|should)nt\\b",
                            "$1 not"),
                    Step.of("'(?:s|re|ve|ll|d|m)\\b", ""),
                    // "I am" is no time of day.
                    Step.of(
                            "\\ba(?:\\.|\\. | )m\\b\\.?|(?<=\\d) ?am\\b|(?<=" + NUMBER + " )am\\b",
                            " ante "),
                    Step.of("\\bp(?:\\.|\\. | )m\\b\\.?|(?<=\\d) ?pm\\b", " pm "),
                    Step.of("\\bhalf an hour\\b|\\ba half hour\\b|半个?(?:小时|钟头)", "30 minutes "),
                    Step.of("\\bquarter of an hour\\b|一刻钟", "15 minutes "),
                    Step.of("\\bdouble (" + NUMBER + ")\\b", "$1 $1"),
                    Step.of("\\btriple (" + NUMBER + ")\\b", "$1 $1 $1"),
                    Step.of("(?<=" + NUMBER + " )oh (?=" + NUMBER + ")", "zero "),
                    Step.of("\\b(?:a|one) third\\b", "1/3"),
                    Step.of("\\btwo thirds\\b", "2/3"),
                    Step.of("\\b(?:one|a) quarter of\\b", "1/4 of"),
                    Step.of("\\bthree quarters\\b", "3/4"),
                    Step.of("\\btwice\\b", "two times"),
                    Step.of("\\bonce (?=a |an |per |every |each )", "one times "),
                    Step.of("\\b(" + NUMBER + ") and a half\\b", "$1 point five"),
                    Step.of("俩", "两个"),
                    Step.of("仨", "三个"));

    private static final Pattern QUARTER_TO =
            Pattern.compile(
                    "\\b(?:a )?quarter (?:to|before) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})\\b");

    private static final Pattern PAST =
            Pattern.compile(
                    "\\b(half|quarter) past (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})\\b");

    private Plain() {}

    static String of(String text) {
        String plain =
                Normalizer.normalize(fractions(text), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT);
        for (Step step : STEPS) {
            plain = step.form().matcher(plain).replaceAll(step.plain());
        }
        String quartered =
                QUARTER_TO.matcher(plain).replaceAll(found -> before(found.group(1)) + ":45");
        return PAST.matcher(quartered)
                .replaceAll(
                        found -> found.group(2) + (found.group(1).equals("half") ? " 30" : " 15"));
    }

    private static String fractions(String text) {
        return text.replaceAll("(?<=\\d) ?½", ".5")
                .replaceAll("(?<=\\d) ?¼", ".25")
                .replaceAll("(?<=\\d) ?¾", ".75")
                .replace("½", "1/2")
                .replace("¼", "1/4")
                .replace("¾", "3/4");
    }

    /** Letters and digits alone, so that "git hub" is "GitHub". */
    static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static int before(String hour) {
        for (int i = 1; i < HOURS.length; i++) {
            if (HOURS[i].equals(hour) || Integer.toString(i).equals(hour)) {
                return i == 1 ? 12 : i - 1;
            }
        }
        return 0;
    }
}
