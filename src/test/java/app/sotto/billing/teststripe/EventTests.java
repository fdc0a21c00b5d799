package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class EventTests extends Suite {
    @Test
    void tellsThatAHolderMustConfirmAPayment() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription =
                subscribe(
                        customer(clock, "pm_card_authenticationRequiredOnSetup"),
                        licensed("Pro", 999),
                        1);
        assertThat(subscription.getStatus()).isEqualTo("incomplete");
        assertThat(eventTypes())
                .contains("invoice.payment_failed", "invoice.payment_action_required");
        var form = new HashMap<>(card("4000002500003155"));
        form.put("action", "pay");
        assertThat(submit(latest(subscription).getHostedInvoiceUrl(), form).body())
                .contains("Confirm the payment");
        form.put("action", "confirm");
        assertThat(submit(latest(subscription).getHostedInvoiceUrl(), form).body())
                .contains("Paid.");
        assertThat(now(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void tellsThatACardCameAndWent() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        var method =
                stripe.v1()
                        .paymentMethods()
                        .attach(
                                "pm_card_mastercard",
                                PaymentMethodAttachParams.builder()
                                        .setCustomer(customer.getId())
                                        .build());
        stripe.v1().paymentMethods().detach(method.getId());
        assertThat(stripe.v1().paymentMethods().retrieve(method.getId()).getCustomer()).isNull();
        assertThat(eventTypes()).contains("payment_method.attached", "payment_method.detached");
    }

    @Test
    void tellsThatAnInvoiceWasGivenUpOrVoided() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        for (boolean give : new boolean[] {true, false}) {
            stripe.v1()
                    .invoiceItems()
                    .create(
                            InvoiceItemCreateParams.builder()
                                    .setCustomer(customer.getId())
                                    .setAmount(1500L)
                                    .setCurrency("usd")
                                    .build());
            var invoice =
                    stripe.v1()
                            .invoices()
                            .create(
                                    InvoiceCreateParams.builder()
                                            .setCustomer(customer.getId())
                                            .setAutoAdvance(false)
                                            .setPendingInvoiceItemsBehavior(
                                                    InvoiceCreateParams.PendingInvoiceItemsBehavior
                                                            .INCLUDE)
                                            .build());
            stripe.v1().invoices().finalizeInvoice(invoice.getId());
            if (give) {
                stripe.v1().invoices().markUncollectible(invoice.getId());
            } else {
                stripe.v1().invoices().voidInvoice(invoice.getId());
            }
        }
        assertThat(eventTypes())
                .contains("invoice.marked_uncollectible", "invoice.voided", "invoiceitem.created");
    }

    @Test
    void canBeAskedForOneTypeAlone() throws Exception {
        licensed("Pro", 999);
        var found =
                stripe.v1()
                        .events()
                        .list(
                                EventListParams.builder()
                                        .setType("price.created")
                                        .setLimit(1L)
                                        .build())
                        .getData();
        assertThat(found).hasSize(1).allMatch(event -> event.getType().equals("price.created"));
        assertThat(
                        stripe.v1()
                                .events()
                                .retrieve(found.getFirst().getId())
                                .getDataObjectDeserializer()
                                .getObject())
                .isPresent();
    }
}
