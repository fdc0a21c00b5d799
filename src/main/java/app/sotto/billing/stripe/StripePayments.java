package app.sotto.billing.stripe;

import static app.sotto.billing.stripe.Calls.call;
import static app.sotto.billing.stripe.Calls.key;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Subscription;
import com.stripe.param.CustomerBalanceTransactionCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billing.MeterEventSummaryListParams;
import com.stripe.service.V1Services;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Speaks to Stripe through its own client. */
@Component
class StripePayments implements Payments {

    private static final String CHARGED_BACK = "charge_already_refunded";
    private static final String NO_UPCOMING = "invoice_upcoming_none";

    private final Connection connection;
    private final Shelf shelf;
    private final Checkouts checkouts;
    private final Invoices invoices;
    private final StripeSettings settings;

    StripePayments(
            Connection connection,
            Shelf shelf,
            Checkouts checkouts,
            Invoices invoices,
            StripeSettings settings) {
        this.connection = connection;
        this.shelf = shelf;
        this.checkouts = checkouts;
        this.invoices = invoices;
        this.settings = settings;
    }

    @Override
    public Mode mode() {
        return connection.mode();
    }

    @Override
    public String customer(String key, String tenant, String name, String email) {
        var customer =
                CustomerCreateParams.builder()
                        .setName(name)
                        .setEmail(email)
                        .putMetadata("tenant", tenant);
        if (!settings.testClock().isBlank()) {
            customer.setTestClock(settings.testClock());
        }
        return call(() -> stripe().customers().create(customer.build(), key(key)).getId());
    }

    @Override
    public Till open(Basket basket) {
        return checkouts.open(basket);
    }

    @Override
    public boolean close(String session) {
        return checkouts.close(session);
    }

    @Override
    public URI portal(String customer, URI back) {
        var wanted =
                com.stripe.param.billingportal.SessionCreateParams.builder()
                        .setCustomer(customer)
                        .setReturnUrl(back.toString())
                        .build();
        // Each opening is a page of its own.
        String once = "portal-" + UUID.randomUUID();
        return URI.create(
                call(() -> stripe().billingPortal().sessions().create(wanted, key(once)).getUrl()));
    }

    @Override
    public List<Remote> subscriptions(String customer) {
        var wanted =
                SubscriptionListParams.builder()
                        .setCustomer(customer)
                        .setStatus(SubscriptionListParams.Status.ALL)
                        .setLimit(100L)
                        .build();
        return call(() -> {
            var all = new ArrayList<Remote>();
            for (var one : stripe().subscriptions().list(wanted).autoPagingIterable()) {
                Remotes.of(one).ifPresent(all::add);
            }
            all.sort(Comparator.comparing(Remote::created).thenComparing(Remote::id));
            return all;
        });
    }

    @Override
    public void change(String key, Change change) {
        var update =
                SubscriptionUpdateParams.builder()
                        .addItem(
                                SubscriptionUpdateParams.Item.builder()
                                        .setId(change.item())
                                        .setPrice(shelf.price(change.plan()))
                                        .setQuantity((long) change.seats())
                                        .build())
                        .setProrationDate(change.at().getEpochSecond())
                        .setProrationBehavior(
                                change.now()
                                        ? SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE
                                        : SubscriptionUpdateParams.ProrationBehavior
                                                .CREATE_PRORATIONS)
                        .setPaymentBehavior(
                                SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                        .build();
        var _ =
                call(() ->
                        stripe().subscriptions().update(change.subscription(), update, key(key)));
    }

    @Override
    public void cancels(String key, String subscription, boolean cancels) {
        var update = SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(cancels).build();
        var _ = call(() -> stripe().subscriptions().update(subscription, update, key(key)));
    }

    @Override
    public void end(String subscription) {
        var at = SubscriptionCancelParams.builder().setProrate(false).setInvoiceNow(false).build();
        String key = "end-" + subscription;
        var _ = call(() -> stripe().subscriptions().cancel(subscription, at, key(key)));
    }

    @Override
    public Invoice preview(String customer, Change change) {
        var details =
                InvoiceCreatePreviewParams.SubscriptionDetails.builder()
                        .addItem(
                                InvoiceCreatePreviewParams.SubscriptionDetails.Item.builder()
                                        .setId(change.item())
                                        .setPrice(shelf.price(change.plan()))
                                        .setQuantity((long) change.seats())
                                        .build())
                        .setProrationDate(change.at().getEpochSecond())
                        .setProrationBehavior(
                                change.now()
                                        ? InvoiceCreatePreviewParams.SubscriptionDetails
                                                .ProrationBehavior.ALWAYS_INVOICE
                                        : InvoiceCreatePreviewParams.SubscriptionDetails
                                                .ProrationBehavior.CREATE_PRORATIONS)
                        .build();
        return previewed(customer, change.subscription(), details);
    }

    @Override
    public Optional<Invoice> upcoming(String customer, String subscription) {
        try {
            return Optional.of(previewed(customer, subscription, null));
        } catch (app.sotto.billing.BillingRefusedException e) {
            if (e.getCause() instanceof InvalidRequestException none
                    && NO_UPCOMING.equals(none.getCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Invoice previewed(
            String customer,
            String subscription,
            InvoiceCreatePreviewParams.@Nullable SubscriptionDetails details) {
        var wanted =
                InvoiceCreatePreviewParams.builder()
                        .setCustomer(customer)
                        .setSubscription(subscription);
        if (details != null) {
            wanted.setSubscriptionDetails(details);
        }
        // It changes nothing, so no two of them need be one.
        String once = "preview-" + UUID.randomUUID();
        return call(() ->
                invoices.of(stripe().invoices().createPreview(wanted.build(), key(once)), null));
    }

    @Override
    public List<Invoice> invoices(String customer) {
        return invoices.ofCustomer(customer);
    }

    @Override
    public List<Invoice> invoicesOf(String subscription) {
        return invoices.ofSubscription(subscription);
    }

    @Override
    public void refund(String key, String payment, @Nullable Long cents) {
        var refund = RefundCreateParams.builder().setPaymentIntent(payment);
        if (cents != null) {
            refund.setAmount(cents);
        }
        call(() -> {
            try {
                return stripe().refunds().create(refund.build(), key(key)).getId();
            } catch (InvalidRequestException e) {
                if (CHARGED_BACK.equals(e.getCode())) {
                    return "";
                }
                throw e;
            }
        });
    }

    @Override
    public void credit(String key, String customer, long cents, String words) {
        // What the customer owes us is positive at Stripe.
        var credit =
                CustomerBalanceTransactionCreateParams.builder()
                        .setAmount(-cents)
                        .setCurrency("usd")
                        .setDescription(words)
                        .build();
        var _ =
                call(() ->
                        stripe().customers()
                                .balanceTransactions()
                                .create(customer, credit, key(key)));
    }

    @Override
    public void meter(String key, String customer, Meter meter, Instant at, long micros) {
        var event =
                MeterEventCreateParams.builder()
                        .setEventName(meter.event())
                        .setIdentifier(key)
                        .setTimestamp(at.getEpochSecond())
                        .putPayload("stripe_customer_id", customer)
                        .putPayload("value", Long.toString(micros))
                        .build();
        call(() -> {
            try {
                return stripe().billing().meterEvents().create(event, key(key)).getIdentifier();
            } catch (InvalidRequestException e) {
                if (alreadyCounted(e)) {
                    return key;
                }
                throw e;
            }
        });
    }

    /** The identifier is ours alone, so whoever sent it before was us. */
    private static boolean alreadyCounted(InvalidRequestException e) {
        return String.valueOf(e.getMessage()).contains("already exists with identifier");
    }

    @Override
    public long metered(String customer, Meter meter, Instant from, Instant to) {
        var wanted =
                MeterEventSummaryListParams.builder()
                        .setCustomer(customer)
                        .setStartTime(from.getEpochSecond())
                        .setEndTime(to.getEpochSecond())
                        .setValueGroupingWindow(
                                MeterEventSummaryListParams.ValueGroupingWindow.HOUR)
                        .setLimit(100L)
                        .build();
        return call(() -> {
            var sum = BigDecimal.ZERO;
            for (var hour :
                    stripe().billing()
                            .meters()
                            .eventSummaries()
                            .list(shelf.meter(meter), wanted)
                            .autoPagingIterable()) {
                sum = sum.add(hour.getAggregatedValue());
            }
            return sum.longValueExact();
        });
    }

    @Override
    public Dispute dispute(String id) {
        return call(() -> {
            var dispute = stripe().disputes().retrieve(id);
            var charge = stripe().charges().retrieve(dispute.getCharge());
            return new Dispute(
                    id,
                    charge.getCustomer(),
                    dispute.getAmount(),
                    dispute.getCurrency(),
                    dispute.getReason(),
                    dispute.getStatus(),
                    Instant.ofEpochSecond(dispute.getCreated()));
        });
    }

    private V1Services stripe() {
        return connection.client().v1();
    }

    /** Reads Stripe's objects. */
    private static final class Remotes {

        static Optional<Remote> of(Subscription one) {
            return one.getItems().getData().stream()
                    .filter(item -> item.getPrice().getLookupKey() != null)
                    .filter(item ->
                            !"metered".equals(item.getPrice().getRecurring().getUsageType()))
                    .findFirst()
                    .map(item ->
                            new Remote(
                                    one.getId(),
                                    one.getStatus(),
                                    item.getId(),
                                    item.getPrice().getLookupKey(),
                                    item.getQuantity().intValue(),
                                    Instant.ofEpochSecond(one.getCreated()),
                                    at(item.getCurrentPeriodStart()),
                                    at(item.getCurrentPeriodEnd()),
                                    Boolean.TRUE.equals(one.getCancelAtPeriodEnd())
                                            || one.getCancelAt() != null,
                                    at(one.getTrialEnd()),
                                    at(one.getEndedAt()),
                                    one.getMetadata().get("checkout")));
        }

        private static @Nullable Instant at(@Nullable Long seconds) {
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        }
    }
}
