package app.sotto.billing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingRefusedException.Reason;
import app.sotto.billing.BillingTest;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Shop;
import app.sotto.billing.teststripe.Disturbance;
import app.sotto.billing.teststripe.TestStripe;
import app.sotto.usage.Grants;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.ChargeListParams;
import com.stripe.param.SubscriptionListParams;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the choice of a plan to the end of it, against the stand-in. */
@BillingTest
class BuyingTests {

    private static final PlanId PRO = new PlanId("pro", 1);
    private static final PlanId TEAM = new PlanId("team", 1);
    private static final PlanId BUSINESS = new PlanId("business", 1);

    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired SyncSweep sweep;
    @Autowired Grants grants;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired TestStripe stripe;
    @Autowired StripeClient stripeItself;

    private Customer customer;

    @BeforeEach
    void aNewCustomer() {
        clock.set(Shop.BEGINNING);
        customer = customers.signUp();
    }

    @AfterEach
    void allIsWell() {
        stripe.disturb(Disturbance.NONE);
    }

    @Test
    void beginsWithATrialOfTheWholePlan() {
        buy(PRO, Shop.GOOD_CARD);

        assertThat(current().status()).isEqualTo(Status.TRIALING);
        assertThat(current().plan()).isEqualTo(PRO);
        assertThat(current().trialEnd()).isAfter(Shop.BEGINNING.plus(Duration.ofDays(7)));
        assertThat(granted().plan()).isEqualTo("pro");
        assertThat(granted().monthly()).isEqualTo(Duration.ofMinutes(1800));
        assertThat(granted().overage().charged()).isFalse();
    }

    @Test
    void chargesWhenTheTrialIsOver() {
        buy(PRO, Shop.GOOD_CARD);
        clock.pass(Duration.ofDays(8));
        sweep.sweep();
        customer.run(syncing::sync);

        assertThat(current().status()).isEqualTo(Status.ACTIVE);
        assertThat(granted().overage().charged()).isTrue();
        assertThat(paid()).containsExactly(999L);
    }

    @Test
    void givesOneTrialOnly() {
        buy(PRO, Shop.GOOD_CARD);
        customer.run(() -> changing.cancel(null));
        clock.pass(Duration.ofDays(8));
        customer.run(syncing::sync);
        assertThat(current().status()).isEqualTo(Status.CANCELLED);
        assertThat(granted().plan()).isEqualTo("free");

        buy(PRO, Shop.GOOD_CARD);
        assertThat(current().status()).isEqualTo(Status.ACTIVE);
        assertThat(paid()).containsExactly(999L);
    }

    @Test
    void leadsWhoAsksTwiceToTheSameTill() {
        assertThat(till(PRO)).isEqualTo(till(PRO));
    }

    @Test
    void closesTheFirstTillForWhoChoosesAgain() {
        URI first = till(PRO);
        URI second = till(TEAM);

        assertThat(Shop.pay(first, Shop.GOOD_CARD).statusCode()).isNotEqualTo(303);
        assertThat(Shop.pay(second, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);
        assertThat(current().plan()).isEqualTo(TEAM);
    }

    @Test
    void sendsTwoAtOnceToOneTill() throws Exception {
        List<Callable<URI>> both = List.of(() -> till(PRO), () -> till(PRO), () -> till(PRO));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tills = threads.invokeAll(both).stream().map(Future::resultNow).distinct();
            assertThat(tills).hasSize(1);
        }
        assertThat(live()).isEmpty();
    }

    @Test
    void twoThatWereBoughtBecomeOneAndTheOtherIsPaidBack() throws StripeException {
        buy(BUSINESS, Shop.GOOD_CARD);
        String kept = current().stripeId();
        subscribeBesides();
        assertThat(live()).hasSize(2);

        customer.run(syncing::sync);

        assertThat(live()).containsExactly(kept);
        assertThat(current().stripeId()).isEqualTo(kept);
        assertThat(refunded()).containsExactly(5 * 4900L);
    }

    @Test
    void refusesToSellASecondSubscription() {
        buy(PRO, Shop.GOOD_CARD);

        assertThatThrownBy(() -> till(TEAM))
                .isInstanceOfSatisfying(
                        BillingRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.SUBSCRIBED));
    }

    @Test
    void showsWhatAnUpgradeCostsAndChargesJustThat() {
        buy(PRO, Shop.GOOD_CARD);
        clock.pass(Duration.ofDays(8));
        customer.run(syncing::sync);
        clock.pass(Duration.ofDays(10));

        var preview = customer.call(() -> changing.preview(TEAM));
        assertThat(preview.now()).isTrue();
        assertThat(preview.invoice().due()).isEqualTo(left(2 * 1200L) - left(999L));
        customer.run(() -> changing.change(preview, null));

        assertThat(current().plan()).isEqualTo(TEAM);
        assertThat(current().seats()).isEqualTo(2);
        assertThat(granted().monthly()).isEqualTo(Duration.ofMinutes(4000));
        assertThat(paid()).containsExactlyInAnyOrder(999L, preview.invoice().due());
    }

    @Test
    void chargesNothingForAnotherPlanInTheTrial() {
        buy(PRO, Shop.GOOD_CARD);
        var preview = customer.call(() -> changing.preview(TEAM));
        assertThat(preview.now()).isFalse();
        assertThat(preview.invoice().total()).isEqualTo(2400);
        customer.run(() -> changing.change(preview, null));

        assertThat(current().status()).isEqualTo(Status.TRIALING);
        assertThat(current().plan()).isEqualTo(TEAM);
        assertThat(paid()).isEmpty();
    }

    @Test
    void takesADowngradeOffTheNextInvoice() {
        buy(BUSINESS, Shop.GOOD_CARD);
        clock.pass(Duration.ofDays(10));

        var preview = customer.call(() -> changing.preview(PRO));
        assertThat(preview.now()).isFalse();
        customer.run(() -> changing.change(preview, null));

        assertThat(current().plan()).isEqualTo(PRO);
        assertThat(granted().monthly()).isEqualTo(Duration.ofMinutes(1800));
        assertThat(paid()).containsExactly(5 * 4900L);
        assertThat(customer.call(changing::upcoming).orElseThrow().total()).isNegative();
    }

    @Test
    void seatsFollowWhoComesAndGoes() {
        buy(TEAM, Shop.GOOD_CARD);
        assertThat(current().seats()).isEqualTo(2);
        var bo = customer.joinedBy("Bo");
        var _ = customer.joinedBy("Cem");
        sweep.sweep();
        assertThat(current().seats()).isEqualTo(3);
        assertThat(granted().monthly()).isEqualTo(Duration.ofMinutes(6000));

        customer.remove(bo);
        sweep.sweep();
        assertThat(current().seats()).isEqualTo(2);
    }

    @Test
    void sellsNeitherFewerSeatsThanMembersNorThanTheLeast() {
        buy(TEAM, Shop.GOOD_CARD);

        assertThatThrownBy(() -> customer.run(() -> changing.seats(1, null)))
                .isInstanceOfSatisfying(
                        BillingRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.SEATS));
        assertThat(current().seats()).isEqualTo(2);
    }

    @Test
    void cancelsWithThePeriodAndGoesOnIfAskedInTime() {
        buy(BUSINESS, Shop.GOOD_CARD);
        customer.run(() -> changing.cancel(null));
        assertThat(current().cancels()).isTrue();
        assertThat(granted().plan()).isEqualTo("business");

        customer.run(() -> changing.resume(null));
        assertThat(current().cancels()).isFalse();

        customer.run(() -> changing.cancel(null));
        clock.pass(Duration.ofDays(31));
        customer.run(syncing::sync);
        assertThat(current().status()).isEqualTo(Status.CANCELLED);
        assertThat(granted().plan()).isEqualTo("free");
        assertThat(customer.letters()).last().asString().contains("ended");
    }

    @Test
    void anUpgradeThatTheBankRefusesChangesNothing() throws StripeException {
        buy(PRO, Shop.GOOD_CARD);
        clock.pass(Duration.ofDays(8));
        customer.run(syncing::sync);
        cardFails();
        var preview = customer.call(() -> changing.preview(BUSINESS));

        assertThatThrownBy(() -> customer.run(() -> changing.change(preview, null)))
                .isInstanceOfSatisfying(
                        BillingRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.CARD));
        assertThat(current().plan()).isEqualTo(PRO);
        assertThat(granted().plan()).isEqualTo("pro");
    }

    @Test
    void whileStripeIsDownWhatIsPaidForGoesOn() {
        buy(TEAM, Shop.GOOD_CARD);
        stripe.disturb(Disturbance.outage(Disturbance.Outage.UNAVAILABLE));
        var _ = customer.joinedBy("Bo");
        var _ = customer.joinedBy("Cem");
        sweep.sweep();
        assertThatThrownBy(() -> customer.run(() -> changing.cancel(null)))
                .isInstanceOf(BillingUnavailableException.class);
        assertThat(granted().plan()).isEqualTo("team");

        stripe.disturb(Disturbance.NONE);
        clock.pass(Duration.ofDays(1));
        sweep.sweep();

        // Both what came meanwhile and what was asked for are done now.
        assertThat(current().cancels()).isTrue();
    }

    /** Of a month's price, for what is left of it; in cents. */
    private long left(long price) {
        Summary one = current();
        double share =
                (double) Duration.between(clock.instant(), one.periodEnd()).toSeconds()
                        / Duration.between(one.periodStart(), one.periodEnd()).toSeconds();
        return Math.round(price * share);
    }

    private URI till(PlanId plan) {
        return customer.call(() -> buying.begin(plan, null, Locale.ENGLISH));
    }

    private void buy(PlanId plan, String card) {
        assertThat(Shop.pay(till(plan), card).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);
    }

    private Summary current() {
        return customer.call(() -> changing.current().orElseThrow());
    }

    private app.sotto.usage.Entitlements granted() {
        return customer.call(grants::current);
    }

    /** What the customer's card was charged, in cents. */
    private List<Long> paid() {
        return customer.call(changing::invoices).stream()
                .map(app.sotto.billing.stripe.Invoice::paid)
                .filter(cents -> cents > 0)
                .toList();
    }

    private List<String> live() {
        String name = customer.call(() -> changing.current().orElseThrow().customer());
        try {
            return stripeItself
                    .v1()
                    .subscriptions()
                    .list(SubscriptionListParams.builder().setCustomer(name).build())
                    .getData()
                    .stream()
                    .map(one -> one.getId())
                    .toList();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> refunded() throws StripeException {
        return stripeItself
                .v1()
                .charges()
                .list(ChargeListParams.builder().setCustomer(current().customer()).build())
                .getData()
                .stream()
                .map(charge -> charge.getAmountRefunded())
                .filter(cents -> cents > 0)
                .toList();
    }

    /** As if somebody had paid at a till that we had long forgotten. */
    private void subscribeBesides() throws StripeException {
        var known = stripeItself.v1().subscriptions().retrieve(current().stripeId());
        var again =
                com.stripe.param.SubscriptionCreateParams.builder()
                        .setCustomer(known.getCustomer())
                        .setDefaultPaymentMethod(known.getDefaultPaymentMethod());
        known.getItems().getData().stream()
                .filter(item -> item.getQuantity() != null)
                .forEach(item ->
                        again.addItem(
                                com.stripe.param.SubscriptionCreateParams.Item.builder()
                                        .setPrice(item.getPrice().getId())
                                        .setQuantity(item.getQuantity())
                                        .build()));
        var _ = stripeItself.v1().subscriptions().create(again.build());
    }

    private void cardFails() throws StripeException {
        var method =
                stripeItself
                        .v1()
                        .paymentMethods()
                        .attach(
                                "pm_card_chargeCustomerFail",
                                com.stripe.param.PaymentMethodAttachParams.builder()
                                        .setCustomer(current().customer())
                                        .build());
        var _ =
                stripeItself
                        .v1()
                        .subscriptions()
                        .update(
                                current().stripeId(),
                                com.stripe.param.SubscriptionUpdateParams.builder()
                                        .setDefaultPaymentMethod(method.getId())
                                        .build());
    }
}
