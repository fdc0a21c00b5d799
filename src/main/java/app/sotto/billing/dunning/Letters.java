package app.sotto.billing.dunning;

import app.sotto.accounts.Members;
import app.sotto.mail.Letter;
import app.sotto.mail.Mailer;
import app.sotto.shell.kit.PublicAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes to every owner of the current tenant, in the transaction of what it tells about. */
@Component
public class Letters {

    private static final Logger log = LoggerFactory.getLogger(Letters.class);

    private final Members members;
    private final Mailer mailer;
    private final PublicAddress address;
    private final app.sotto.usage.Grants grants;

    Letters(Members members, Mailer mailer, PublicAddress address, app.sotto.usage.Grants grants) {
        this.members = members;
        this.mailer = mailer;
        this.address = address;
        this.grants = grants;
    }

    /** The card has to be mended until then. */
    public void paymentFailed(@Nullable Instant until) {
        write("failed", until);
    }

    /** It was not: Free from now on. */
    public void unpaid() {
        write("unpaid", null);
    }

    /** Paid after all. */
    public void recovered() {
        write("recovered", null);
    }

    public void cancelled() {
        write("cancelled", null);
    }

    /**
     * Soon the first payment is due, or the trial just ends.
     *
     * @param cancels whether nothing follows it
     */
    public void trialEnds(@Nullable Instant at, boolean cancels) {
        write(cancels ? "trial.last" : "trial", at);
    }

    private void write(String what, @Nullable Instant day) {
        if (!mailer.available()) {
            log.warn("There is no way to send mail: owners are not told '{}'", what);
            return;
        }
        String organisation = members.organisation();
        ZoneId zone = grants.zone();
        for (Members.Owner owner : members.owners()) {
            mailer.send(
                    new Letter(
                            owner.email(),
                            owner.locale(),
                            "billing.mail." + what,
                            List.of(
                                    organisation,
                                    day == null ? "" : day(day, zone, owner.locale())),
                            address.at("/billing")));
        }
    }

    private static String day(Instant day, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone)
                .format(day);
    }
}
