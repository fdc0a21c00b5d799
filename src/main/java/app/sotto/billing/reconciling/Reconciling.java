package app.sotto.billing.reconciling;

import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.metering.Booking;
import app.sotto.billing.metering.Exporting;
import app.sotto.billing.stripe.Invoice;
import app.sotto.billing.stripe.Meter;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Moment;
import app.sotto.billing.subscriptions.Summary;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.usage.HourlyCharges;
import app.sotto.usage.HourlyCharges.Charge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Compares the current tenant's books with Stripe's: the subscription, what was metered, and every
 * metered line that was invoiced. What can be mended is mended, and all that differed is written
 * down.
 */
@Component
public class Reconciling {

    private static final Duration REACH = Duration.ofDays(33);

    private final Changing subscriptions;
    private final Syncing syncing;
    private final Exporting exporting;
    private final HourlyCharges charges;
    private final Payments payments;
    private final Differences differences;
    private final Moment moment;

    Reconciling(
            Changing subscriptions,
            Syncing syncing,
            Exporting exporting,
            HourlyCharges charges,
            Payments payments,
            Differences differences,
            Moment moment) {
        this.subscriptions = subscriptions;
        this.syncing = syncing;
        this.exporting = exporting;
        this.charges = charges;
        this.payments = payments;
        this.differences = differences;
        this.moment = moment;
    }

    /**
     * Compares all there is.
     *
     * @throws BillingUnavailableException if Stripe does not answer
     */
    public void reconcile() {
        subscription();
        Summary subscription = subscriptions.current().orElseThrow();
        String customer = subscription.customer();
        if (customer == null) {
            return;
        }
        exporting.export();
        for (Meter meter : Meter.values()) {
            metered(customer, meter);
        }
        for (Invoice invoice : payments.invoices(customer)) {
            if (!invoice.status().equals("draft")) {
                invoiced(invoice, subscription);
            }
        }
    }

    /** What an event should have told us before. */
    private void subscription() {
        String before = words(subscriptions.current().orElseThrow());
        syncing.sync();
        String after = words(subscriptions.current().orElseThrow());
        if (!before.equals(after)) {
            differences.found("subscription", before, after, moment.now());
            differences.mended("subscription", moment.now());
        }
    }

    private static String words(Summary one) {
        return "%s %s, %d, %s".formatted(one.status(), one.plan(), one.seats(), one.stripeId());
    }

    /** Hours that are over, as far back as Stripe still takes a word on them. */
    private void metered(String customer, Meter meter) {
        Instant to = moment.now().truncatedTo(ChronoUnit.HOURS);
        Instant from = to.minus(REACH);
        long ours = sum(charges.between(from, to), meter);
        long theirs = payments.metered(customer, meter, from, to);
        String subject = "metered " + meter;
        if (ours != theirs) {
            differences.found(subject, Long.toString(ours), Long.toString(theirs), moment.now());
            exporting.again(meter, from, to);
            theirs = payments.metered(customer, meter, from, to);
        }
        if (ours == theirs) {
            differences.mended(subject, moment.now());
        }
    }

    private void invoiced(Invoice invoice, Summary subscription) {
        for (Invoice.Line line : invoice.lines()) {
            for (Meter meter : Meter.values()) {
                if (meter.lookupKey().equals(line.lookupKey())) {
                    invoiced(invoice, line, meter, subscription);
                }
            }
        }
    }

    private void invoiced(Invoice invoice, Invoice.Line line, Meter meter, Summary subscription) {
        long ours = used(line, meter, subscription);
        String subject = "invoice %s %s".formatted(invoice.id(), meter);
        if (line.quantity().compareTo(BigDecimal.valueOf(ours)) == 0) {
            differences.mended(subject, moment.now());
        } else {
            differences.found(
                    subject, Long.toString(ours), line.quantity().toPlainString(), moment.now());
        }
    }

    /** Of the hours that were booked within the line's time. */
    private long used(Invoice.Line line, Meter meter, Summary subscription) {
        Instant end = Booking.end(subscription);
        List<Charge> near = charges.between(line.from().minus(Duration.ofHours(2)), line.to());
        return sum(
                near.stream()
                        .filter(charge -> {
                            Instant booked = Booking.lastSecond(charge.hour(), end);
                            return !booked.isBefore(line.from()) && booked.isBefore(line.to());
                        })
                        .toList(),
                meter);
    }

    private static long sum(List<Charge> hours, Meter meter) {
        return hours.stream()
                .filter(charge -> Objects.equals(charge.kind().name(), meter.name()))
                .mapToLong(Charge::micros)
                .sum();
    }
}
