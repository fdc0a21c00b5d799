package app.sotto.operations.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operator's currency, which Sotto does not know by name, in millionths. */
final class Money {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private Money() {}

    /** Empty if it is no cost of an hour: below zero, or beyond any machine's. */
    static Optional<Long> micros(BigDecimal amount) {
        return amount.signum() >= 0 && amount.compareTo(MOST) <= 0
                ? Optional.of(
                        amount.multiply(MICROS).setScale(0, RoundingMode.HALF_UP).longValueExact())
                : Optional.empty();
    }

    static @Nullable BigDecimal amount(@Nullable Long micros) {
        return micros == null
                ? null
                : BigDecimal.valueOf(micros, 6).stripTrailingZeros().setScale(scale(micros));
    }

    private static int scale(long micros) {
        return Math.max(2, BigDecimal.valueOf(micros, 6).stripTrailingZeros().scale());
    }

    static String text(long micros, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(micros, 6));
    }
}
