package app.sotto.billing.stripe;

import static app.sotto.billing.stripe.Calls.call;

import com.stripe.exception.StripeException;
import com.stripe.model.InvoiceLineItem;
import com.stripe.param.ChargeListParams;
import com.stripe.param.InvoiceListParams;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads invoices, with the receipts of what was paid on them. */
@Component
class Invoices {

    private static final long SHOWN = 24;

    private final Connection connection;
    private final Prices prices;

    Invoices(Connection connection, Prices prices) {
        this.connection = connection;
        this.prices = prices;
    }

    List<Invoice> ofCustomer(String customer) {
        return call(() -> {
            var receipts = receipts(customer);
            return list(listed().setCustomer(customer).build(), receipts);
        });
    }

    List<Invoice> ofSubscription(String subscription) {
        return call(() -> list(listed().setSubscription(subscription).build(), Map.of()));
    }

    private static InvoiceListParams.Builder listed() {
        return InvoiceListParams.builder().setLimit(SHOWN).addExpand("data.payments");
    }

    private List<Invoice> list(InvoiceListParams wanted, Map<String, URI> receipts)
            throws StripeException {
        return connection.client().v1().invoices().list(wanted).getData().stream()
                .map(invoice -> of(invoice, receipts))
                .toList();
    }

    private Map<String, URI> receipts(String customer) throws StripeException {
        var receipts = new HashMap<String, URI>();
        var wanted = ChargeListParams.builder().setCustomer(customer).setLimit(100L).build();
        for (var charge : connection.client().v1().charges().list(wanted).getData()) {
            if (charge.getPaymentIntent() != null && charge.getReceiptUrl() != null) {
                receipts.put(charge.getPaymentIntent(), URI.create(charge.getReceiptUrl()));
            }
        }
        return receipts;
    }

    Invoice of(com.stripe.model.Invoice invoice, @Nullable Map<String, URI> receipts) {
        List<String> payments = payments(invoice);
        return new Invoice(
                invoice.getId(),
                invoice.getNumber(),
                Instant.ofEpochSecond(invoice.getCreated()),
                invoice.getStatus() == null ? "draft" : invoice.getStatus(),
                invoice.getCurrency(),
                invoice.getTotal(),
                invoice.getAmountDue(),
                invoice.getAmountPaid(),
                address(invoice.getHostedInvoiceUrl()),
                address(invoice.getInvoicePdf()),
                receipts == null
                        ? null
                        : payments.stream()
                                .filter(receipts::containsKey)
                                .map(receipts::get)
                                .findFirst()
                                .orElse(null),
                at(invoice.getNextPaymentAttempt()),
                invoice.getLines().getData().stream().map(this::line).toList(),
                payments);
    }

    private static List<String> payments(com.stripe.model.Invoice invoice) {
        return invoice.getPayments() == null
                ? List.of()
                : invoice.getPayments().getData().stream()
                        .filter(payment -> "paid".equals(payment.getStatus()))
                        .map(payment -> payment.getPayment().getPaymentIntent())
                        .filter(intent -> intent != null)
                        .toList();
    }

    private Invoice.Line line(InvoiceLineItem line) {
        var details = line.getPricing() == null ? null : line.getPricing().getPriceDetails();
        return new Invoice.Line(
                String.valueOf(line.getDescription()),
                details == null ? null : prices.lookupKey(details.getPrice()),
                quantity(line),
                line.getAmount(),
                proration(line),
                Instant.ofEpochSecond(line.getPeriod().getStart()),
                Instant.ofEpochSecond(line.getPeriod().getEnd()));
    }

    /** Micro-units do not fit a count of things: where Stripe gives decimals, they count. */
    private static BigDecimal quantity(InvoiceLineItem line) {
        if (line.getQuantityDecimal() != null) {
            return line.getQuantityDecimal();
        }
        return line.getQuantity() == null ? BigDecimal.ONE : BigDecimal.valueOf(line.getQuantity());
    }

    private static boolean proration(InvoiceLineItem line) {
        var parent = line.getParent();
        if (parent == null) {
            return false;
        }
        var item = parent.getSubscriptionItemDetails();
        var loose = parent.getInvoiceItemDetails();
        return (item != null && Boolean.TRUE.equals(item.getProration()))
                || (loose != null && Boolean.TRUE.equals(loose.getProration()));
    }

    private static @Nullable URI address(@Nullable String address) {
        return address == null ? null : URI.create(address);
    }

    private static @Nullable Instant at(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
