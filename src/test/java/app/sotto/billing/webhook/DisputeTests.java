package app.sotto.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Revenue;
import app.sotto.billing.Shop;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Status;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.tenancy.SystemDatabase;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.net.Webhook;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A customer asks their bank for the money, and how that ends. */
@BillingTest
class DisputeTests {

    /** Disputed as fraud soon after it was charged. */
    private static final String DISPUTED_CARD = "4000000000000259";

    @Autowired MockMvc mvc;
    @Autowired EventJob job;
    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Revenue revenue;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired StripeClient stripeItself;
    @Autowired SystemDatabase system;

    private Customer customer;
    private Dispute dispute;
    private int open;

    @BeforeEach
    void aPaymentIsDisputed() throws Exception {
        clock.set(Shop.BEGINNING);
        customer = customers.signUp();
        open = revenue.figures().standing().disputes();
        var till =
                customer.call(() -> buying.begin(new PlanId("business", 1), null, Locale.ENGLISH));
        assertThat(Shop.pay(till, DISPUTED_CARD).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);
        clock.pass(Duration.ofHours(1));
        dispute = dispute();
        hear("charge.dispute.created");
    }

    @Test
    void isWrittenDownForWhoeverPaid() {
        assertThat(kept()).containsExactly("24500 usd fraudulent needs_response");
        assertThat(revenue.figures().standing().disputes()).isEqualTo(open + 1);
        // Until it is decided the plan goes on.
        assertThat(customer.call(() -> changing.current().orElseThrow().status()))
                .isEqualTo(Status.ACTIVE);
        assertThat(audited()).contains("billing.dispute.needs_response");
    }

    @Test
    void isHeardOnceHoweverOftenItIsSaid() throws Exception {
        hear("charge.dispute.created");
        hear("charge.dispute.updated");

        assertThat(kept()).hasSize(1);
    }

    @Test
    void endsAsTheBankDecides() throws Exception {
        var _ =
                stripeItself
                        .v1()
                        .disputes()
                        .update(
                                dispute.getId(),
                                DisputeUpdateParams.builder()
                                        .setEvidence(
                                                DisputeUpdateParams.Evidence.builder()
                                                        .setUncategorizedText("winning_evidence")
                                                        .build())
                                        .build());
        hear("charge.dispute.closed");

        assertThat(kept()).containsExactly("24500 usd fraudulent won");
        assertThat(revenue.figures().standing().disputes()).isEqualTo(open);
        assertThat(audited()).contains("billing.dispute.won");
    }

    private Dispute dispute() throws StripeException {
        String name = customer.call(() -> changing.current().orElseThrow().customer());
        var charge =
                stripeItself
                        .v1()
                        .charges()
                        .list(ChargeListParams.builder().setCustomer(name).build())
                        .getData()
                        .getFirst();
        return stripeItself
                .v1()
                .disputes()
                .list(DisputeListParams.builder().setCharge(charge.getId()).build())
                .getData()
                .getFirst();
    }

    private void hear(String type) throws Exception {
        String id = "evt_" + UUID.randomUUID();
        String body =
                """
                {"id": "%s", "object": "event", "created": 1781082000, "type": "%s",
                 "data": {"object": {"id": "%s", "object": "dispute"}}}\
                """
                        .formatted(id, type, dispute.getId());
        long at = Instant.now().getEpochSecond();
        String signature = Webhook.Util.computeHmacSha256(Shop.SECRET, at + "." + body);
        mvc.perform(
                        post("/webhooks/stripe")
                                .header("Stripe-Signature", "t=%d,v1=%s".formatted(at, signature))
                                .content(body))
                .andExpect(status().isOk());
        job.run(id);
    }

    private List<String> kept() {
        return system.sql()
                .sql(
                        """
                        select cents || ' ' || currency || ' ' || reason || ' ' || status
                        from billing.dispute where tenant_id = :tenant
                        """)
                .param("tenant", customer.tenant().value())
                .query(String.class)
                .list();
    }

    private List<String> audited() {
        return system.sql()
                .sql("select action from audit.entry where tenant_id = :tenant")
                .param("tenant", customer.tenant().value())
                .query(String.class)
                .list();
    }
}
