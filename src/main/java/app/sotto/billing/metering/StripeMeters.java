package app.sotto.billing.metering;

import app.sotto.billing.stripe.Payments;
import org.springframework.stereotype.Component;

/** Stripe's meters, whose hours are overwritten by what is said last. */
@Component
class StripeMeters implements MeterExport {

    private final Payments payments;

    StripeMeters(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void say(String customer, Word word) {
        payments.meter(word.key(), customer, word.meter(), word.at(), word.micros());
    }
}
