package app.sotto.billing;

import org.jspecify.annotations.Nullable;

/** Stripe cannot be reached, or there is none. Nothing is lost: what was asked is asked again. */
public class BillingUnavailableException extends RuntimeException {

    public BillingUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
