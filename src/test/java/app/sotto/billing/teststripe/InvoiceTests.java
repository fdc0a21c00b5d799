package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.CustomerBalanceTransactionCreateParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.RefundCreateParams;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class InvoiceTests extends Suite {
    private Charge charge(Invoice invoice) throws Exception {
        var whole =
                stripe.v1()
                        .invoices()
                        .retrieve(
                                invoice.getId(),
                                InvoiceRetrieveParams.builder()
                                        .addExpand(
                                                "payments.data.payment.payment_intent.latest_charge")
                                        .build());
        return whole.getPayments()
                .getData()
                .getFirst()
                .getPayment()
                .getPaymentIntentObject()
                .getLatestChargeObject();
    }

    @Test
    void spendsCreditBeforeTheCard() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        stripe.v1()
                .customers()
                .balanceTransactions()
                .create(
                        customer.getId(),
                        CustomerBalanceTransactionCreateParams.builder()
                                .setAmount(-400L)
                                .setCurrency("usd")
                                .setDescription("Sorry")
                                .build());
        var invoice = latest(subscribe(customer, licensed("Pro", 999), 1));
        assertThat(invoice.getStartingBalance()).isEqualTo(-400);
        assertThat(invoice.getTotal()).isEqualTo(999);
        assertThat(invoice.getAmountDue()).isEqualTo(599);
        assertThat(invoice.getEndingBalance()).isZero();
        var moves = stripe.v1().customers().balanceTransactions().list(customer.getId()).getData();
        assertThat(moves)
                .extracting(move -> move.getType())
                .containsExactly("applied_to_invoice", "adjustment");
    }

    @Test
    void carriesWhatIsTooSmallToChargeToTheBalance() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        var invoice = latest(subscribe(customer, licensed("Tiny", 30), 1));
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(invoice.getAmountDue()).isZero();
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getBalance()).isEqualTo(30);
    }

    @Test
    void triesThreeTimesAndThenGivesUp() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("Pro", 999), 1);
        pays(customer, "pm_card_chargeCustomerFail");
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("past_due");
        assertThat(latest(subscription).getAttemptCount()).isEqualTo(1);
        standIn();
        advance(clock, "2026-05-04T02:00:00Z");
        assertThat(latest(subscription).getAttemptCount()).isEqualTo(2);
        assertThat(now(subscription).getStatus()).isEqualTo("past_due");
        advance(clock, "2026-05-09T02:00:00Z");
        assertThat(latest(subscription).getAttemptCount()).isEqualTo(3);
        assertThat(now(subscription).getStatus()).isEqualTo("unpaid");
        assertThat(latest(subscription).getNextPaymentAttempt()).isNull();
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getDelinquent()).isTrue();
        assertThatThrownBy(() -> stripe.v1().invoices().pay(latest(subscription).getId()))
                .isInstanceOf(CardException.class);
        assertThat(latest(subscription).getAttemptCount()).isEqualTo(4);
        pays(customer, "pm_card_visa");
        stripe.v1().invoices().pay(latest(subscription).getId());
        assertThat(now(subscription).getStatus()).isEqualTo("active");
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getDelinquent()).isFalse();
    }

    @Test
    void billsSingleItemsByHand() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        stripe.v1()
                .invoiceItems()
                .create(
                        InvoiceItemCreateParams.builder()
                                .setCustomer(customer.getId())
                                .setAmount(1500L)
                                .setCurrency("usd")
                                .setDescription("Setup")
                                .build());
        var draft =
                stripe.v1()
                        .invoices()
                        .create(
                                InvoiceCreateParams.builder()
                                        .setCustomer(customer.getId())
                                        .setPendingInvoiceItemsBehavior(
                                                InvoiceCreateParams.PendingInvoiceItemsBehavior
                                                        .INCLUDE)
                                        .setAutoAdvance(false)
                                        .build());
        assertThat(draft.getStatus()).isEqualTo("draft");
        assertThat(draft.getNumber()).isNull();
        var open = stripe.v1().invoices().finalizeInvoice(draft.getId());
        assertThat(open.getStatus()).isEqualTo("open");
        assertThat(open.getNumber()).endsWith("-0001");
        assertThat(stripe.v1().invoices().voidInvoice(draft.getId()).getStatus()).isEqualTo("void");
    }

    @Test
    void givesAChargeBackInParts() throws Exception {
        var invoice =
                latest(subscribe(customer(clock("2026-04-01T00:00:00Z")), licensed("Pro", 999), 1));
        var charge = charge(invoice);
        stripe.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(charge.getPaymentIntent())
                                .setAmount(400L)
                                .build());
        assertThat(charge(invoice).getAmountRefunded()).isEqualTo(400);
        assertThat(charge(invoice).getRefunded()).isFalse();
        stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder().setCharge(charge.getId()).build());
        assertThat(charge(invoice).getRefunded()).isTrue();
        assertThat(eventTypes()).contains("charge.refunded");
        assertThatThrownBy(() ->
                        stripe.v1()
                                .refunds()
                                .create(
                                        RefundCreateParams.builder()
                                                .setCharge(charge.getId())
                                                .build()))
                .hasMessageContaining("refunded");
    }

    @Test
    void creditsAPaidInvoiceToTheBalanceAndTheCard() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        var invoice = latest(subscribe(customer, licensed("Pro", 1000), 1));
        var note =
                stripe.v1()
                        .creditNotes()
                        .create(
                                CreditNoteCreateParams.builder()
                                        .setInvoice(invoice.getId())
                                        .setAmount(700L)
                                        .setCreditAmount(300L)
                                        .setRefundAmount(400L)
                                        .build());
        assertThat(note.getType()).isEqualTo("post_payment");
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getBalance()).isEqualTo(-300);
        assertThat(charge(invoice).getAmountRefunded()).isEqualTo(400);
        assertThat(
                        stripe.v1()
                                .invoices()
                                .retrieve(invoice.getId())
                                .getPostPaymentCreditNotesAmount())
                .isEqualTo(700);
        assertThat(eventTypes()).contains("credit_note.created");
    }

    @Test
    void isDisputedWithTheCardForIt() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var charge =
                charge(
                        latest(
                                subscribe(
                                        customer(clock, "pm_card_createDispute"),
                                        licensed("Pro", 999),
                                        1)));
        advance(clock, "2026-04-01T01:00:00Z");
        var dispute =
                stripe.v1()
                        .disputes()
                        .list(DisputeListParams.builder().setCharge(charge.getId()).build())
                        .getData()
                        .getFirst();
        assertThat(dispute.getReason()).isEqualTo("fraudulent");
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        standIn();
        var won =
                stripe.v1()
                        .disputes()
                        .update(
                                dispute.getId(),
                                DisputeUpdateParams.builder()
                                        .setEvidence(
                                                DisputeUpdateParams.Evidence.builder()
                                                        .setUncategorizedText("winning_evidence")
                                                        .build())
                                        .build());
        assertThat(won.getStatus()).isEqualTo("won");
        assertThat(eventTypes()).contains("charge.dispute.created", "charge.dispute.closed");
    }

    @Test
    void opensAsAPageAndAsAPdf() throws Exception {
        var invoice =
                latest(subscribe(customer(clock("2026-04-01T00:00:00Z")), licensed("Pro", 999), 1));
        assertThat(look(invoice.getHostedInvoiceUrl()).body())
                .contains("no money moves", "1 × Pro", "$9.99", "Paid.");
        assertThat(look(invoice.getInvoicePdf()).body())
                .startsWith("%PDF-1.4")
                .contains("1 x Pro", invoice.getNumber());
    }

    @Test
    void canBePaidOnItsPage() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock, "pm_card_chargeCustomerFail");
        var subscription = subscribe(customer, licensed("Pro", 999), 1);
        var url = latest(subscription).getHostedInvoiceUrl();
        var form = new HashMap<>(card("4000000000000341"));
        form.put("action", "pay");
        assertThat(submit(url, form).statusCode()).isEqualTo(402);
        form.put("card", "4242424242424242");
        assertThat(submit(url, form).body()).contains("Paid.");
        assertThat(now(subscription).getStatus()).isEqualTo("active");
    }
}
