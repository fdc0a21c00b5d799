package app.sotto.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Shop;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Status;
import app.sotto.billing.teststripe.Disturbance;
import app.sotto.billing.teststripe.TestStripe;
import app.sotto.tenancy.SystemDatabase;
import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What becomes of events: true ones, forged ones, old ones, and in any order. */
@BillingTest
class WebhookTests {

    @Autowired MockMvc mvc;
    @Autowired EventSweep sweep;
    @Autowired EventJob job;
    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired TestStripe stripe;
    @Autowired SystemDatabase system;

    private Customer customer;
    private String name;

    @BeforeEach
    void somebodyPaidAndWeHaveNotHeardOfIt() {
        clock.set(Shop.BEGINNING);
        customer = customers.signUp();
        var till =
                customer.call(() -> buying.begin(new PlanId("business", 1), null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        name = String.valueOf(customer.call(() -> changing.current().orElseThrow().customer()));
    }

    @AfterEach
    void allIsWell() {
        stripe.disturb(Disturbance.NONE);
    }

    @Test
    void anEventMakesUsAskStripe() throws Exception {
        String id = event();
        send(body(id, "customer.subscription.created"), Shop.SECRET, 0, 200);
        assertThat(standing()).isEqualTo(Status.INCOMPLETE);

        job.run(id);
        assertThat(standing()).isEqualTo(Status.ACTIVE);
        assertThat(outcome(id)).isEqualTo("HEARD");
    }

    @Test
    void eitherSecretIsGoodWhileTheyRotate() throws Exception {
        send(body(event(), "invoice.paid"), Shop.SECRET, 0, 200);
        send(body(event(), "invoice.paid"), Shop.OLDER_SECRET, 0, 200);
    }

    @Test
    void aForgedEventIsRefusedAndForgotten() throws Exception {
        String id = event();
        send(body(id, "invoice.paid"), "whsec_of_somebody_else", 0, 400);
        mvc.perform(post("/webhooks/stripe").content(body(id, "invoice.paid")))
                .andExpect(status().isBadRequest());

        assertThat(outcome(id)).isEqualTo("not here");
    }

    @Test
    void oneCharacterChangedOnTheWayIsRefused() throws Exception {
        String body = body(event(), "invoice.paid");
        mvc.perform(
                        post("/webhooks/stripe")
                                .header("Stripe-Signature", signature(body, Shop.SECRET, 0))
                                .content(body.replace("invoice.paid", "invoice.void")))
                .andExpect(status().isBadRequest());
    }

    @Test
    void anOutdatedEventIsRefused() throws Exception {
        String id = event();
        send(body(id, "invoice.paid"), Shop.SECRET, 301, 400);
        assertThat(outcome(id)).isEqualTo("not here");
        send(body(id, "invoice.paid"), Shop.SECRET, 290, 200);
    }

    @Test
    void aReplayedEventIsThankedForAndNotDoneAgain() throws Exception {
        String id = event();
        send(body(id, "invoice.paid"), Shop.SECRET, 0, 200);
        job.run(id);
        send(body(id, "invoice.paid"), Shop.SECRET, 0, 200);
        job.run(id);

        assertThat(
                        system.sql()
                                .sql("select count(*) from billing.event where id = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(standing()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void orderDoesNotMatter() throws Exception {
        String last = event();
        String first = event();
        customer.run(() -> changing.invoices());
        send(body(last, "customer.subscription.deleted"), Shop.SECRET, 0, 200);
        send(body(first, "checkout.session.completed"), Shop.SECRET, 0, 200);
        job.run(last);
        job.run(first);

        // Whatever the events said: Stripe says that it is active.
        assertThat(standing()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void anUnknownTypeIsWrittenDownAndIgnored() throws Exception {
        String id = event();
        send(body(id, "some.thing.of_tomorrow"), Shop.SECRET, 0, 200);

        assertThat(outcome(id)).isEqualTo("IGNORED");
        assertThat(standing()).isEqualTo(Status.INCOMPLETE);
    }

    @Test
    void aCustomerOfSomebodyElseIsLeftAlone() throws Exception {
        String id = event();
        name = "cus_of_another_shop";
        send(body(id, "invoice.paid"), Shop.SECRET, 0, 200);
        job.run(id);

        assertThat(outcome(id)).isEqualTo("UNKNOWN_CUSTOMER");
    }

    @Test
    void whatIsNoEventIsRefused() throws Exception {
        send("{\"hello\": 1}", Shop.SECRET, 0, 400);
        send("not even JSON", Shop.SECRET, 0, 400);
    }

    @Test
    void theSweepDoesWhatNoJobDid() throws Exception {
        String id = event();
        send(body(id, "invoice.paid"), Shop.SECRET, 0, 200);
        sweep.sweep(Duration.ZERO);

        assertThat(outcome(id)).isEqualTo("HEARD");
        assertThat(standing()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void anEventDuringAnOutageLeavesTheSubscriptionDue() throws Exception {
        String id = event();
        stripe.disturb(Disturbance.outage(Disturbance.Outage.UNAVAILABLE));
        send(body(id, "invoice.paid"), Shop.SECRET, 0, 200);
        job.run(id);

        assertThat(outcome(id)).isEqualTo("DUE");
        assertThat(customer.call(() -> changing.current().orElseThrow().dueAt())).isNotNull();
    }

    private static String event() {
        return "evt_" + UUID.randomUUID();
    }

    private String body(String id, String type) {
        return """
        {"id": "%s", "object": "event", "api_version": "2019-01-01", "created": 1781082000, "type": "%s",
         "data": {"object": {"id": "in_1", "object": "invoice", "customer": "%s"}}}\
        """
                .formatted(id, type, name);
    }

    private void send(String body, String secret, int secondsOld, int answer) throws Exception {
        mvc.perform(
                        post("/webhooks/stripe")
                                .header("Stripe-Signature", signature(body, secret, secondsOld))
                                .content(body))
                .andExpect(status().is(answer));
    }

    private static String signature(String body, String secret, int secondsOld)
            throws GeneralSecurityException {
        long at = Instant.now().getEpochSecond() - secondsOld;
        return "t=%d,v1=%s".formatted(at, Webhook.Util.computeHmacSha256(secret, at + "." + body));
    }

    private Status standing() {
        return customer.call(() -> changing.current().orElseThrow().status());
    }

    private String outcome(String id) {
        return system.sql()
                .sql("select coalesce(outcome, 'open') from billing.event where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("not here");
    }
}
