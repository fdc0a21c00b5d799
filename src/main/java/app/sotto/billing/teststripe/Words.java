package app.sotto.billing.teststripe;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The hosted pages' words, in English and Chinese. */
final class Words {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Words in(Locale locale) {
        var known = "zh".equals(locale.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        var control =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(
                ResourceBundle.getBundle("app.sotto.billing.teststripe.Words", known, control),
                known);
    }

    Locale locale() {
        return locale;
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    String money(long amount, String currency) {
        return Currencies.shown(
                amount, currency, locale.equals(Locale.ENGLISH) ? Locale.US : Locale.CHINA);
    }

    String day(long second) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC));
    }
}
