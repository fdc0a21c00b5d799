package app.sotto.billing.stripe;

import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingUnavailableException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stripe, in our words. Each call goes over the network; what changes something takes a key of
 * ours, and with the same key is done once.
 *
 * <p>All of them throw {@link BillingUnavailableException} where there is no Stripe or it does not
 * answer, and {@link BillingRefusedException} where it says no.
 */
public interface Payments {

    Mode mode();

    /** Makes the organisation a customer; answers Stripe's name for it. */
    String customer(String key, String tenant, String name, String email);

    /** Opens the till; the same basket opens the same one. */
    Till open(Basket basket);

    /** Closes it; false if it was paid at before. */
    boolean close(String session);

    /** A page at Stripe on which cards and addresses are mended. */
    URI portal(String customer, URI back);

    /** All of a customer's subscriptions to plans of ours, the oldest first. */
    List<Remote> subscriptions(String customer);

    /** Another plan, or other seats. */
    void change(String key, Change change);

    /** To end with its period, or to go on after all. */
    void cancels(String key, String subscription, boolean cancels);

    /** Ends it at once, without an invoice. */
    void end(String subscription);

    /** What the next invoice would be. */
    Invoice preview(String customer, Change change);

    /** What the next invoice will be; empty if none follows. */
    Optional<Invoice> upcoming(String customer, String subscription);

    /** The latest two dozen, newest first. */
    List<Invoice> invoices(String customer);

    /** Those of one subscription. */
    List<Invoice> invoicesOf(String subscription);

    /** Gives a payment back: all of it, or so many cents; once, however often it is asked. */
    void refund(String key, String payment, @Nullable Long cents);

    /** Takes so many cents off the next invoices. */
    void credit(String key, String customer, long cents, String words);

    /** The last word on what was used in an hour; a new word needs a new key. */
    void meter(String key, String customer, Meter meter, Instant at, long micros);

    /** What Stripe counted, in micro-units; from and to on whole hours. */
    long metered(String customer, Meter meter, Instant from, Instant to);

    /** Whose dispute it is, and how it stands. */
    Dispute dispute(String id);

    /**
     * Somebody asked their bank for the money.
     *
     * @param status in Stripe's words
     */
    record Dispute(
            String id,
            @Nullable String customer,
            long cents,
            String currency,
            String reason,
            String status,
            Instant created) {}
}
