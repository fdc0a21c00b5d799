package app.sotto.billing.stripe;

import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingRefusedException.Reason;
import app.sotto.billing.BillingUnavailableException;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a call, and says in our words why it failed. */
final class Calls {

    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final int IN_USE = 409;

    private Calls() {}

    interface Call<T> {
        T make() throws StripeException;
    }

    static <T> T call(Call<T> call) {
        try {
            return call.make();
        } catch (CardException e) {
            throw new BillingRefusedException(Reason.CARD, e);
        } catch (StripeException e) {
            throw passes(e) ? new BillingUnavailableException(said(e), e) : refused(e);
        }
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    /** Whether the same request may succeed later: also when a key of ours has to be set right. */
    private static boolean passes(StripeException e) {
        return e instanceof ApiConnectionException
                || e instanceof RateLimitException
                || e instanceof AuthenticationException
                || e instanceof PermissionException
                || (e instanceof ApiException && !(e instanceof IdempotencyException))
                || (e.getStatusCode() != null
                        && (e.getStatusCode() >= 500 || e.getStatusCode() == IN_USE));
    }

    private static BillingRefusedException refused(StripeException e) {
        log.warn("Stripe refused a request: {}: {}", said(e), e.getUserMessage());
        return new BillingRefusedException(Reason.REQUEST, e);
    }

    /** Stripe's code and request, never what was sent. */
    private static String said(StripeException e) {
        return "%s %s %s (%s)"
                .formatted(
                        e.getClass().getSimpleName(),
                        e.getStatusCode(),
                        e.getCode(),
                        e.getRequestId());
    }
}
