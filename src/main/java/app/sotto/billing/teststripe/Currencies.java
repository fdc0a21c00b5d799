package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * The currencies in which test billing can charge, and the least that each allows.
 *
 * <p>Copies: https://docs.stripe.com/currencies, minimum and zero-decimal amounts
 * (2026-07-29.dahlia), for a handful of currencies.
 */
final class Currencies {
    private static final Map<String, Long> LEAST =
            Map.of(
                    "usd", 50L, "eur", 50L, "gbp", 30L, "jpy", 50L, "cny", 50L, "aud", 50L, "cad",
                    50L, "chf", 50L);

    private Currencies() {}

    static String known(String code) {
        var lower = code.toLowerCase(Locale.ROOT);
        if (!LEAST.containsKey(lower)) {
            throw Refusal.invalid(
                    "Invalid currency: "
                            + lower
                            + ". Test billing knows "
                            + String.join(", ", LEAST.keySet().stream().sorted().toList())
                            + ".",
                    "currency");
        }
        return lower;
    }

    static long least(String code) {
        return LEAST.getOrDefault(code, 50L);
    }

    static String shown(long amount, String code, Locale locale) {
        var currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int decimals = currency.getDefaultFractionDigits();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(amount, decimals));
    }
}
