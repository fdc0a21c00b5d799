package app.sotto.billing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** It stays as it is; {@link #key} names the sentence that says why. */
public class BillingRefusedException extends RuntimeException {

    private final Reason reason;

    public BillingRefusedException(Reason reason) {
        this(reason, null);
    }

    public BillingRefusedException(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String key() {
        return "billing.refused." + reason.name().toLowerCase(Locale.ROOT);
    }

    /** Why. */
    public enum Reason {
        /** The bank said no. */
        CARD,
        /** There is a subscription already: it is changed, not bought again. */
        SUBSCRIBED,
        /** There is none that could be changed. */
        NONE,
        /** Another change is still on its way. */
        BUSY,
        /** Fewer seats than members, or than are sold. */
        SEATS,
        /** That plan is not offered any more. */
        RETIRED,
        /** Stripe does not accept the request. */
        REQUEST
    }
}
