package app.sotto.billing;

import app.sotto.tenancy.TenantId;
import java.util.UUID;

/**
 * Money given back by an operator, written down and audited. With the same id it is given once.
 *
 * <p>Both throw {@link BillingUnavailableException} while Stripe does not answer: asked again with
 * the same id they go on where they stopped.
 */
public interface Refunds {

    /**
     * To the card it came from.
     *
     * @param payment Stripe's name of the payment, as the invoice bears it
     * @param cents more than zero, and no more than was paid
     */
    void refund(UUID id, TenantId tenant, String payment, long cents, Reason reason);

    /** Off the next invoices. */
    void credit(UUID id, TenantId tenant, long cents, Reason reason);

    /**
     * Who, and why.
     *
     * @param operator as the audit names them
     * @param words for the books
     */
    record Reason(String operator, String words) {}
}
