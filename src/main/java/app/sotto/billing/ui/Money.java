package app.sotto.billing.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as the reader writes them. */
final class Money {

    private static final int MICRO = 6;

    private Money() {}

    /** An amount of a price or an invoice. */
    static String cents(long cents, String currency, Locale locale) {
        return format(BigDecimal.valueOf(cents, 2), currency, locale, 2);
    }

    /** What a minute or a million tokens costs: as many digits as it has. */
    static String price(long micros, Locale locale) {
        return format(BigDecimal.valueOf(micros, MICRO), "usd", locale, MICRO);
    }

    /** What was used, to the cent, rounded up: nothing that was used is shown as nothing. */
    static String used(long micros, Locale locale) {
        BigDecimal cents = BigDecimal.valueOf(micros, MICRO).setScale(2, RoundingMode.CEILING);
        return format(cents, "usd", locale, 2);
    }

    private static String format(BigDecimal amount, String currency, Locale locale, int digits) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(digits);
        return format.format(amount);
    }
}
