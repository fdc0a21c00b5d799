package app.sotto.billing.metering;

import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.stripe.Meter;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Moment;
import app.sotto.billing.subscriptions.Summary;
import app.sotto.usage.HourlyCharges;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells Stripe what the current tenant used beyond its plan: each hour's total, until the hour is
 * over and the total final. What was said is written down first, so that a process that dies says
 * the same again.
 */
@Component
public class Exporting {

    /** Stripe takes nothing that is older than 35 days. */
    private static final Duration REACH = Duration.ofDays(34);

    private final HourlyCharges charges;
    private final MeteredHours hours;
    private final MeterExport export;
    private final Changing subscriptions;
    private final Moment moment;

    Exporting(
            HourlyCharges charges,
            MeteredHours hours,
            MeterExport export,
            Changing subscriptions,
            Moment moment) {
        this.charges = charges;
        this.hours = hours;
        this.export = export;
        this.subscriptions = subscriptions;
        this.moment = moment;
    }

    /**
     * Says all that is new.
     *
     * @throws BillingUnavailableException if Stripe does not answer: it is said the next time
     */
    public void export() {
        Optional<Summary> subscription = subscriptions.current();
        String customer = subscription.map(Summary::customer).orElse(null);
        if (customer == null) {
            return;
        }
        Instant now = moment.now();
        for (var charge : charges.between(since(now), now.plus(Duration.ofHours(1)))) {
            hours.write(charge, Booking.of(charge.hour(), now, subscription.get()));
        }
        for (Word word : hours.unsent()) {
            export.say(customer, word);
            hours.sent(word, moment.now());
        }
    }

    /** Says once more what was said of these hours. */
    public void again(Meter meter, Instant from, Instant to) {
        Instant reach = moment.now().minus(REACH);
        hours.sayAgain(meter, from.isBefore(reach) ? reach : from, to);
        export();
    }

    /** An hour that is over does not change: from the last one known on. */
    private Instant since(Instant now) {
        return hours.last().orElse(now.minus(REACH)).minus(Duration.ofHours(1));
    }
}
