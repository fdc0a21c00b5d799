package app.sotto.operations.ui;

import app.sotto.shell.kit.Dollars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as they are read; what is unknown is a dash, never a zero. */
final class Shown {

    static final String UNKNOWN = "–";

    private static final long MICROS_OF_A_CENT = 10_000;

    private Shown() {}

    static String cents(long cents, Locale locale) {
        return Dollars.text(Math.multiplyExact(cents, MICROS_OF_A_CENT), locale);
    }

    static String cents(OptionalDouble cents, Locale locale) {
        return cents.isEmpty()
                ? UNKNOWN
                : cents(
                        BigDecimal.valueOf(cents.getAsDouble())
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact(),
                        locale);
    }

    /** To the last micro-unit: two figures that differ are never shown as the same. */
    static String micros(long micros, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("USD"));
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(6);
        return format.format(Dollars.amount(micros));
    }

    static String percent(OptionalDouble share, Locale locale) {
        if (share.isEmpty()) {
            return UNKNOWN;
        }
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share.getAsDouble());
    }

    static String whole(long count, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    static String month(YearMonth month, String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(month);
    }

    /** In UTC, as the months are. */
    static String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
