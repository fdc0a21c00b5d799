package app.sotto.billing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Shop;
import app.sotto.tenancy.SystemDatabase;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A promotion code typed in at the till. */
@BillingTest
class PromotionTests {

    private static final PlanId BUSINESS = new PlanId("business", 1);

    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired StripeClient stripeItself;
    @Autowired SystemDatabase system;

    @Test
    void takesOffWhatItPromisesAndLeavesTheBooksAlone() throws StripeException {
        clock.set(Shop.BEGINNING);
        var customer = customers.signUp();
        String code = code();
        var till = customer.call(() -> buying.begin(BUSINESS, null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD + "&code=" + code).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);

        assertThat(customer.call(() -> changing.current().orElseThrow().status()))
                .isEqualTo(Status.ACTIVE);
        assertThat(customer.call(changing::invoices).getFirst().paid()).isEqualTo(24_500 * 3 / 4);
        // What recurs is the plan's price: a discount is for a while.
        assertThat(movement(customer)).isEqualTo(24_500);

        clock.pass(Duration.ofDays(32));
        customer.run(syncing::sync);
        assertThat(customer.call(changing::invoices).getFirst().paid()).isEqualTo(24_500);
        assertThat(movement(customer)).isEqualTo(24_500);
    }

    @Test
    void aCodeThatIsNoneIsSaidAtTheTill() {
        clock.set(Shop.BEGINNING);
        var customer = customers.signUp();
        var till = customer.call(() -> buying.begin(BUSINESS, null, Locale.ENGLISH));

        assertThat(Shop.pay(till, Shop.GOOD_CARD + "&code=NOSUCHCODE").statusCode())
                .isNotEqualTo(303);
        customer.run(syncing::sync);
        assertThat(customer.call(() -> changing.current().orElseThrow().status()))
                .isEqualTo(Status.INCOMPLETE);
    }

    /** A quarter off, once. */
    private String code() throws StripeException {
        var coupon =
                stripeItself
                        .v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setPercentOff(BigDecimal.valueOf(25))
                                        .setDuration(CouponCreateParams.Duration.ONCE)
                                        .build());
        String name = "SPRING" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        var _ =
                stripeItself
                        .v1()
                        .promotionCodes()
                        .create(
                                PromotionCodeCreateParams.builder()
                                        .setCode(name)
                                        .setPromotion(
                                                PromotionCodeCreateParams.Promotion.builder()
                                                        .setType(
                                                                PromotionCodeCreateParams.Promotion
                                                                        .Type.COUPON)
                                                        .setCoupon(coupon.getId())
                                                        .build())
                                        .build());
        return name;
    }

    private long movement(Customer customer) {
        return system.sql()
                .sql(
                        """
                        select cents_after from billing.movement where tenant_id = :tenant
                        order by number desc limit 1
                        """)
                .param("tenant", customer.tenant().value())
                .query(Long.class)
                .single();
    }
}
