package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Customer;
import com.stripe.model.Price;
import com.stripe.param.billingportal.ConfigurationCreateParams;
import com.stripe.param.billingportal.ConfigurationCreateParams.Features;
import com.stripe.param.billingportal.SessionCreateParams;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortalTests extends Suite {
    private String portal(Customer customer, Price... offered) throws Exception {
        var switching =
                Features.SubscriptionUpdate.builder()
                        .setEnabled(offered.length > 0)
                        .addDefaultAllowedUpdate(
                                Features.SubscriptionUpdate.DefaultAllowedUpdate.PRICE)
                        .setProrationBehavior(
                                Features.SubscriptionUpdate.ProrationBehavior.ALWAYS_INVOICE);
        for (var price : offered) {
            switching.addProduct(
                    Features.SubscriptionUpdate.Product.builder()
                            .setProduct(price.getProduct())
                            .addPrice(price.getId())
                            .build());
        }
        var configuration =
                stripe.v1()
                        .billingPortal()
                        .configurations()
                        .create(
                                ConfigurationCreateParams.builder()
                                        .setFeatures(
                                                Features.builder()
                                                        .setInvoiceHistory(
                                                                Features.InvoiceHistory.builder()
                                                                        .setEnabled(true)
                                                                        .build())
                                                        .setPaymentMethodUpdate(
                                                                Features.PaymentMethodUpdate
                                                                        .builder()
                                                                        .setEnabled(true)
                                                                        .build())
                                                        .setSubscriptionCancel(
                                                                Features.SubscriptionCancel
                                                                        .builder()
                                                                        .setEnabled(true)
                                                                        .setMode(
                                                                                Features
                                                                                        .SubscriptionCancel
                                                                                        .Mode
                                                                                        .AT_PERIOD_END)
                                                                        .build())
                                                        .setSubscriptionUpdate(switching.build())
                                                        .build())
                                        .build());
        return stripe.v1()
                .billingPortal()
                .sessions()
                .create(
                        SessionCreateParams.builder()
                                .setCustomer(customer.getId())
                                .setConfiguration(configuration.getId())
                                .setReturnUrl("http://127.0.0.1:9/billing")
                                .build())
                .getUrl();
    }

    @Test
    void cancelsAndComesBack() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        var subscription = subscribe(customer, licensed("Pro", 999), 1);
        var url = portal(customer);
        assertThat(look(url).body())
                .contains(
                        "1 × Pro",
                        "Status: active",
                        "Cancel subscription",
                        "http://127.0.0.1:9/billing");
        submit(url, Map.of("action", "cancel", "subscription", subscription.getId()));
        assertThat(now(subscription).getCancelAtPeriodEnd()).isTrue();
        assertThat(look(url).body()).contains("Keep subscription");
        submit(url, Map.of("action", "resume", "subscription", subscription.getId()));
        assertThat(now(subscription).getCancelAtPeriodEnd()).isFalse();
    }

    @Test
    void switchesPlanAndChargesTheDifference() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("Pro", 1000), 1);
        var business = licensed("Business", 3000);
        advance(clock, "2026-04-16T00:00:00Z");
        var url = portal(customer, business);
        assertThat(look(url).body()).contains("Business, $30.00 per month");
        submit(
                url,
                Map.of(
                        "action",
                        "switch",
                        "subscription",
                        subscription.getId(),
                        "price",
                        business.getId()));
        assertThat(amounts(latest(subscription))).containsExactlyInAnyOrder(-500L, 1500L);
    }

    @Test
    void undoesASwitchThatIsNotOffered() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"));
        var subscription = subscribe(customer, licensed("Pro", 1000), 1);
        var other = licensed("Secret", 1);
        var answer =
                submit(
                        portal(customer),
                        Map.of(
                                "action",
                                "switch",
                                "subscription",
                                subscription.getId(),
                                "price",
                                other.getId()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(now(subscription).getItems().getData().getFirst().getPrice().getUnitAmount())
                .isEqualTo(1000);
    }

    @Test
    void takesANewCard() throws Exception {
        var customer = customer(clock("2026-04-01T00:00:00Z"), "pm_card_chargeCustomerFail");
        var subscription = subscribe(customer, licensed("Pro", 999), 1);
        var url = portal(customer);
        var form = new HashMap<>(card("5555 5555 5555 4444"));
        form.put("action", "card");
        assertThat(submit(url, form).body()).contains("Card ending in 4444");
        stripe.v1().invoices().pay(latest(subscription).getId());
        assertThat(now(subscription).getStatus()).isEqualTo("active");
        assertThat(look(url).body()).contains(latest(subscription).getNumber());
    }

    @Test
    void showsNothingToAStranger() throws Exception {
        assertThat(look(standIn().baseUri() + "/p/session/guess").statusCode()).isEqualTo(404);
        var ada = customer(clock("2026-04-01T00:00:00Z"));
        var eve = customer(clock("2026-04-01T00:00:00Z"));
        var subscription = subscribe(ada, licensed("Pro", 999), 1);
        assertThat(
                        submit(
                                        portal(eve),
                                        Map.of(
                                                "action",
                                                "cancel",
                                                "subscription",
                                                subscription.getId()))
                                .statusCode())
                .isEqualTo(400);
        assertThat(now(subscription).getCancelAtPeriodEnd()).isFalse();
    }
}
