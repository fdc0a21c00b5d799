package app.sotto.polish.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Days, months and times of day: what one text names, the other must name, in whatever form. */
final class Days {

    /**
     * One of them.
     *
     * @param named what names it
     * @param enough what will do where the other text names it
     * @param numbers what says it by a number
     */
    private record Day(Pattern named, Pattern enough, List<String> numbers) {

        static Day of(String line) {
            List<String> forms = Lexicon.forms(line);
            var names =
                    forms.stream().filter(f -> !f.startsWith("=") && !f.startsWith("~")).toList();
            var enough = forms.stream().filter(f -> !f.startsWith("=")).map(Day::bare).toList();
            var numbers = forms.stream().filter(f -> f.startsWith("=")).map(Day::bare).toList();
            return new Day(Lexicon.any(names), Lexicon.any(enough), numbers);
        }

        private static String bare(String form) {
            return form.startsWith("~") || form.startsWith("=") ? form.substring(1) : form;
        }

        boolean kept(String from, String to, Set<String> numbers) {
            return !named.matcher(from).find()
                    || enough.matcher(to).find()
                    || this.numbers.stream().anyMatch(numbers::contains);
        }
    }

    private static final List<Day> DAYS = Lexicon.lines("days").stream().map(Day::of).toList();

    /** The months that are words besides, where they are none. */
    private static final Pattern NO_MONTH =
            Pattern.compile(
                    "(?<!\\b(?:in|of|on|by|since|until|till|this|next|last|early|late|mid|and|or|to) )(?<!(?:\\d|st|nd|rd|th|first|second|third) )\\b(?:may|march)\\b(?! (?:\\d|the \\d|first|second|third|\\w+th\\b|twenty|thirty|one\\b|two\\b|three\\b|four\\b|five\\b|six\\b|seven\\b|eight\\b|nine\\b|ten\\b|eleven\\b|twelve\\b))|\\b(?:mon|wed|jan|mar|jun|dec)\\b(?![. ]*\\d)");

    /** A time on the 24-hour clock says morning or afternoon by itself. */
    private static final Pattern CLOCK = Pattern.compile("\\b(?:[01]?\\d|2[0-3])[:点时]");

    private Days() {}

    static boolean same(String raw, String written) {
        return kept(raw, written) && kept(written, raw);
    }

    private static boolean kept(String from, String to) {
        String named = NO_MONTH.matcher(from).replaceAll(" ");
        String there = NO_MONTH.matcher(to).replaceAll(" ");
        Set<String> numbers = Numbers.values(to);
        boolean clock = hours24(from, to) || hours24(to, from);
        return DAYS.stream()
                .allMatch(day -> day.kept(named, there, numbers) || (clock && partOfDay(day)));
    }

    private static boolean partOfDay(Day day) {
        return day.named().matcher("morning").find()
                || day.named().matcher("afternoon").find()
                || day.named().matcher("evening").find()
                || day.named().matcher("pm").find();
    }

    /**
     * One says 15:00 where the other says three in the afternoon, or 9:00 for nine in the morning.
     */
    private static boolean hours24(String from, String to) {
        return CLOCK.matcher(to)
                .results()
                .map(found -> Integer.parseInt(found.group().replaceAll("\\D", "")))
                .anyMatch(hour ->
                        hour > 12
                                ? Numbers.values(from).contains(String.valueOf(hour - 12))
                                : from.contains("ante")
                                        || from.contains("morning")
                                        || from.contains("上"));
    }

    /** Numbers by which a text says months or hours without writing them as such. */
    static List<String> spoken(String plain) {
        String named = NO_MONTH.matcher(plain).replaceAll(" ");
        return DAYS.stream()
                .filter(day -> !day.numbers().isEmpty() && day.named().matcher(named).find())
                .flatMap(day -> day.numbers().stream())
                .toList();
    }

    /** Whether hours after noon may be written up to 23. */
    static boolean afterNoon(String plain) {
        return Pattern.compile("\\bpm\\b|afternoon|evening|tonight|night|下午|晚|傍晚")
                .matcher(plain)
                .find();
    }

    static List<Pattern> all() {
        return DAYS.stream().map(Day::named).toList();
    }
}
