package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Coupon;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DiscountTests extends Suite {
    private Subscription discounted(
            com.stripe.model.testhelpers.TestClock clock, Coupon coupon, Price... prices)
            throws Exception {
        var params =
                SubscriptionCreateParams.builder()
                        .setCustomer(customer(clock).getId())
                        .addDiscount(
                                SubscriptionCreateParams.Discount.builder()
                                        .setCoupon(coupon.getId())
                                        .build());
        for (var price : prices) {
            params.addItem(
                    SubscriptionCreateParams.Item.builder()
                            .setPrice(price.getId())
                            .setQuantity(1L)
                            .build());
        }
        return stripe.v1().subscriptions().create(params.build());
    }

    @Test
    void spreadsAnAmountOverTheLinesBySize() throws Exception {
        var coupon =
                stripe.v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setAmountOff(500L)
                                        .setCurrency("usd")
                                        .setDuration(CouponCreateParams.Duration.FOREVER)
                                        .build());
        var invoice =
                latest(
                        discounted(
                                clock("2026-04-01T00:00:00Z"),
                                coupon,
                                licensed("A", 1000),
                                licensed("B", 2000)));
        assertThat(invoice.getTotal()).isEqualTo(2500);
        assertThat(
                        invoice.getLines().getData().stream()
                                .map(line -> line.getDiscountAmounts().getFirst().getAmount()))
                .containsExactlyInAnyOrder(167L, 333L);
    }

    @Test
    void endsAfterItsMonths() throws Exception {
        var coupon =
                stripe.v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setPercentOff(BigDecimal.valueOf(50))
                                        .setDuration(CouponCreateParams.Duration.REPEATING)
                                        .setDurationInMonths(2L)
                                        .build());
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = discounted(clock, coupon, licensed("A", 1000));
        assertThat(latest(subscription).getTotal()).isEqualTo(500);
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(latest(subscription).getTotal()).isEqualTo(500);
        advance(clock, "2026-06-01T02:00:00Z");
        assertThat(latest(subscription).getTotal()).isEqualTo(1000);
    }

    @Test
    void refusesACouponThatIsUsedUp() throws Exception {
        var coupon =
                stripe.v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setPercentOff(BigDecimal.TEN)
                                        .setDuration(CouponCreateParams.Duration.ONCE)
                                        .setMaxRedemptions(1L)
                                        .build());
        discounted(clock("2026-04-01T00:00:00Z"), coupon, licensed("A", 1000));
        assertThatThrownBy(() ->
                        discounted(clock("2026-04-01T00:00:00Z"), coupon, licensed("A", 1000)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void creditsOnlyWhatADiscountLeftToPay() throws Exception {
        var coupon =
                stripe.v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setPercentOff(BigDecimal.valueOf(20))
                                        .setDuration(CouponCreateParams.Duration.FOREVER)
                                        .build());
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = discounted(clock, coupon, licensed("A", 1000));
        var better = licensed("B", 2000);
        advance(clock, "2026-04-16T00:00:00Z");
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(
                                                        subscription
                                                                .getItems()
                                                                .getData()
                                                                .getFirst()
                                                                .getId())
                                                .setPrice(better.getId())
                                                .build())
                                .setProrationBehavior(
                                        SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                                .build());
        assertThat(amounts(latest(subscription))).containsExactlyInAnyOrder(-400L, 800L);
        assertThat(latest(subscription).getLines().getData())
                .noneMatch(line -> line.getDiscountable());
    }

    @Test
    void taxesProrationsAsItTaxesTheRest() throws Exception {
        standIn();
        var clock = clock("2026-04-01T00:00:00Z");
        var customer =
                pays(
                        stripe.v1()
                                .customers()
                                .create(
                                        CustomerCreateParams.builder()
                                                .setTestClock(clock.getId())
                                                .setAddress(
                                                        CustomerCreateParams.Address.builder()
                                                                .setCountry("US")
                                                                .build())
                                                .build()),
                        "pm_card_visa");
        var subscription =
                stripe.v1()
                        .subscriptions()
                        .create(
                                SubscriptionCreateParams.builder()
                                        .setCustomer(customer.getId())
                                        .setAutomaticTax(
                                                SubscriptionCreateParams.AutomaticTax.builder()
                                                        .setEnabled(true)
                                                        .build())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(licensed("A", 1000).getId())
                                                        .setQuantity(3L)
                                                        .build())
                                        .build());
        assertThat(latest(subscription).getTotal()).isEqualTo(3300);
        advance(clock, "2026-04-16T00:00:00Z");
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(
                                                        subscription
                                                                .getItems()
                                                                .getData()
                                                                .getFirst()
                                                                .getId())
                                                .setQuantity(4L)
                                                .build())
                                .setProrationBehavior(
                                        SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                                .build());
        // −15.00 and +20.00, each with its tenth.
        assertThat(latest(subscription).getSubtotal()).isEqualTo(500);
        assertThat(latest(subscription).getTotal()).isEqualTo(550);
        assertThat(latest(subscription).getTotalTaxes().getFirst().getAmount()).isEqualTo(50);
        assertThat(latest(subscription).getTotalExcludingTax()).isEqualTo(500);
    }

    @Test
    void dropsWhatWaitsWhenCancelledAtOnceWithoutABill() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("A", 1000), 1);
        advance(clock, "2026-04-16T00:00:00Z");
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(
                                                        subscription
                                                                .getItems()
                                                                .getData()
                                                                .getFirst()
                                                                .getId())
                                                .setQuantity(4L)
                                                .build())
                                .build());
        stripe.v1().subscriptions().cancel(subscription.getId());
        assertThat(
                        stripe.v1()
                                .invoiceItems()
                                .list(
                                        com.stripe.param.InvoiceItemListParams.builder()
                                                .setCustomer(customer.getId())
                                                .setPending(true)
                                                .build())
                                .getData())
                .isEmpty();
    }
}
