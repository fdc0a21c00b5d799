package app.sotto.usage.ui;

import java.text.NumberFormat;
import java.util.Locale;

/** Seconds of speech as minutes, with one digit after the point where they are few. */
final class Minutes {

    private Minutes() {}

    static String text(long seconds, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(seconds < 6000 ? 1 : 0);
        return format.format(seconds / 60.0);
    }
}
