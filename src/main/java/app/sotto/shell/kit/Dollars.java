package app.sotto.shell.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Customers' money, kept in micro-units (millionths) of the US dollar, as people read it. */
public final class Dollars {

    private static final Currency USD = Currency.getInstance("USD");

    private Dollars() {}

    /** Two digits after the point; what is less than a cent but not nothing has up to six. */
    public static String text(long micros, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(USD);
        boolean tiny = micros != 0 && Math.abs(micros) < 10_000;
        format.setMaximumFractionDigits(tiny ? 6 : 2);
        format.setMinimumFractionDigits(2);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(BigDecimal.valueOf(micros, 6));
    }

    /** Micro-units of an amount in dollars; digits beyond the sixth are rounded. */
    public static long micros(BigDecimal dollars) {
        return dollars.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    public static BigDecimal amount(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
