package app.sotto.polish.guard;

import java.util.regex.Pattern;

/** Marks of lists, which a rewriting may set: they count nothing. */
final class Lists {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?m)^(\\s*)(?:\\d{1,2}[.)、](?!\\d)|[（(]\\d{1,2}[)）]|[一二三四五六七八九十]、)\\s*");

    private Lists() {}

    /** Without the numbers of a list of more than one line that counts from one. */
    static String unnumbered(String text) {
        long marks = NUMBER.matcher(text).results().count();
        return marks > 1 ? NUMBER.matcher(text).replaceAll("$1- ") : text;
    }
}
