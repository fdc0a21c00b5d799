package app.sotto.billing.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Days where the organisation lives, as the reader writes them. */
final class Days {

    private Days() {}

    static String of(@Nullable Instant at, ZoneId zone, Locale locale) {
        return at == null
                ? "–"
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(at);
    }
}
