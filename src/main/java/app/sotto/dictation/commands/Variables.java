package app.sotto.dictation.commands;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in braces in a snippet. A day is written in the language that its variable is
 * named in.
 *
 * @param name of who speaks
 * @param organisation that they belong to
 * @param now where they are
 */
record Variables(String name, String organisation, ZonedDateTime now) {

    private static final Pattern BRACES = Pattern.compile("\\{\\s*(\\p{L}+)\\s*}");

    private static final Map<String, Function<Variables, String>> ALL =
            Map.ofEntries(
                    Map.entry("date", it -> it.date(Locale.ENGLISH)),
                    Map.entry("time", it -> it.time(Locale.ENGLISH)),
                    Map.entry("name", Variables::name),
                    Map.entry("organisation", Variables::organisation),
                    Map.entry("organization", Variables::organisation),
                    Map.entry("日期", it -> it.date(Locale.CHINA)),
                    Map.entry("时间", it -> it.time(Locale.CHINA)),
                    Map.entry("姓名", Variables::name),
                    Map.entry("组织", Variables::organisation));

    static boolean areKnown(String text) {
        return BRACES.matcher(text)
                .results()
                .allMatch(found -> ALL.containsKey(key(found.group(1))));
    }

    String fill(String text) {
        return BRACES.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                ALL.getOrDefault(key(found.group(1)), _ -> found.group())
                                        .apply(this)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String date(Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(now);
    }

    /** With an ordinary space before AM and PM. */
    private String time(Locale language) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language)
                .format(now)
                .replace('\u202F', ' ');
    }
}
