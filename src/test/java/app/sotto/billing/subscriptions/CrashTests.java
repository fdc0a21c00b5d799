package app.sotto.billing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Breaking;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Shop;
import app.sotto.billing.stripe.Invoice;
import app.sotto.usage.Grants;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.CustomerListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The process dies before or after each of its calls to Stripe, one after the other, and begins
 * again: what comes out is the same as if it had lived.
 */
@BillingTest
class CrashTests {

    private static final PlanId BUSINESS = new PlanId("business", 1);
    private static final PlanId TEAM = new PlanId("team", 1);
    private static final int MORE_THAN_THERE_ARE = 20;

    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Grants grants;
    @Autowired Breaking breaking;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired StripeClient stripe;

    private Customer customer;

    @BeforeEach
    void atTheBeginning() {
        clock.set(Shop.BEGINNING);
    }

    @AfterEach
    void live() {
        breaking.never();
    }

    @Test
    void aTillIsOpenedOnceHoweverOftenTheProcessDies() {
        everywhere(
                () -> {},
                () -> buying.begin(BUSINESS, null, Locale.ENGLISH),
                () -> {
                    assertThat(openTills()).hasSize(1);
                    assertThat(
                                    Shop.pay(URI.create(openTills().getFirst()), Shop.GOOD_CARD)
                                            .statusCode())
                            .isEqualTo(303);
                    syncing.sync();
                    assertThat(subscriptions()).hasSize(1);
                    assertThat(paid()).containsExactly(5 * 4900L);
                });
    }

    @Test
    void whatWasPaidIsHeardOnce() {
        everywhere(
                () -> pay(BUSINESS),
                syncing::sync,
                () -> {
                    assertThat(current().status()).isEqualTo(Status.ACTIVE);
                    assertThat(grants.current().plan()).isEqualTo("business");
                    assertThat(paid()).containsExactly(5 * 4900L);
                });
    }

    @Test
    void aPlanIsChangedAndChargedOnce() {
        everywhere(
                () -> {
                    pay(TEAM);
                    clock.pass(Duration.ofDays(8));
                    syncing.sync();
                    clock.pass(Duration.ofDays(3));
                },
                () -> changing.change(changing.preview(BUSINESS), null),
                () -> {
                    assertThat(current().plan()).isEqualTo(BUSINESS);
                    assertThat(grants.current().plan()).isEqualTo("business");
                    assertThat(paid()).hasSize(2);
                    assertThat(openIntents()).isZero();
                });
    }

    @Test
    void aPlanIsCancelledOnce() {
        everywhere(
                () -> {
                    pay(BUSINESS);
                    syncing.sync();
                },
                () -> changing.cancel(null),
                () -> {
                    assertThat(current().cancels()).isTrue();
                    assertThat(openIntents()).isZero();
                });
    }

    @Test
    void aSurplusIsPaidBackOnceAndEnded() {
        everywhere(
                () -> {
                    pay(BUSINESS);
                    syncing.sync();
                    subscribeBesides();
                },
                syncing::sync,
                () -> {
                    assertThat(subscriptions()).hasSize(1);
                    assertThat(refunded()).containsExactly(5 * 4900L);
                });
    }

    /** Each run with a customer of its own; a process that died is started again by the sweep. */
    private void everywhere(Runnable before, Runnable work, Runnable then) {
        for (boolean after : new boolean[] {false, true}) {
            int call = 0;
            while (!diesAt(call, after, before, work, then)) {
                assertThat(++call).isLessThan(MORE_THAN_THERE_ARE);
            }
            assertThat(call).isPositive();
        }
    }

    /** True when it was over before it came to that call. */
    private boolean diesAt(int call, boolean after, Runnable before, Runnable work, Runnable then) {
        clock.set(Shop.BEGINNING);
        customer = customers.signUp();
        return customer.call(() -> {
            before.run();
            breaking.at(call, after);
            boolean died = dies(work);
            breaking.never();
            if (died) {
                // Somebody clicks again, unless what they wanted was written down.
                if (openIntents() > 0) {
                    syncing.sync();
                } else if (!done(work)) {
                    work.run();
                }
            }
            then.run();
            return !died;
        });
    }

    private static boolean dies(Runnable work) {
        try {
            work.run();
            return false;
        } catch (Breaking.Died e) {
            return true;
        }
    }

    /** Whether it was carried out although the process died just after. */
    private boolean done(Runnable work) {
        syncing.sync();
        return changing.current()
                .filter(one -> one.cancels() || BUSINESS.equals(one.plan()))
                .isPresent();
    }

    private void pay(PlanId plan) {
        URI till = buying.begin(plan, null, Locale.ENGLISH);
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
    }

    private Summary current() {
        return changing.current().orElseThrow();
    }

    private int openIntents() {
        return customers
                .system()
                .sql()
                .sql("select count(*) from billing.intent where tenant_id = :t and done_at is null")
                .param("t", customer.tenant().value())
                .query(Integer.class)
                .single();
    }

    private List<Long> paid() {
        return changing.invoices().stream().map(Invoice::paid).filter(cents -> cents > 0).toList();
    }

    private interface Asking<T> {
        T ask() throws StripeException;
    }

    private static <T> T ask(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> openTills() {
        String name = String.valueOf(current().customer());
        assertThat(
                        ask(() ->
                                stripe.v1()
                                        .customers()
                                        .list(
                                                CustomerListParams.builder()
                                                        .setEmail(customer.owner.email())
                                                        .build())
                                        .getData()))
                .hasSize(1);
        return ask(() ->
                stripe
                        .v1()
                        .checkout()
                        .sessions()
                        .list(
                                SessionListParams.builder()
                                        .setCustomer(name)
                                        .setStatus(SessionListParams.Status.OPEN)
                                        .build())
                        .getData()
                        .stream()
                        .map(session -> session.getUrl())
                        .toList());
    }

    private List<String> subscriptions() {
        String name = String.valueOf(current().customer());
        return ask(() ->
                stripe
                        .v1()
                        .subscriptions()
                        .list(SubscriptionListParams.builder().setCustomer(name).build())
                        .getData()
                        .stream()
                        .map(one -> one.getId())
                        .toList());
    }

    private List<Long> refunded() {
        return ask(() ->
                stripe
                        .v1()
                        .charges()
                        .list(
                                com.stripe.param.ChargeListParams.builder()
                                        .setCustomer(current().customer())
                                        .build())
                        .getData()
                        .stream()
                        .map(charge -> charge.getAmountRefunded())
                        .filter(cents -> cents > 0)
                        .toList());
    }

    private void subscribeBesides() {
        ask(() -> {
            var known = stripe.v1().subscriptions().retrieve(current().stripeId());
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
            return stripe.v1().subscriptions().create(again.build());
        });
    }
}
