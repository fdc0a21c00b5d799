package app.sotto.usage.ui;

import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Grants;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What is left, and the day on which more comes, where the tenant lives and as the reader writes
 * it.
 */
@Component
class Renewal {

    private final Allowance allowance;
    private final Grants grants;

    Renewal(Allowance allowance, Grants grants) {
        this.allowance = allowance;
        this.grants = grants;
    }

    Standing standing() {
        return allowance.standing();
    }

    String day(Standing standing, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(grants.zone())
                .format(standing.renewsAt());
    }
}
