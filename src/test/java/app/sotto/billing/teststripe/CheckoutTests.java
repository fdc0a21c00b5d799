package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckoutTests extends Suite {
    @Test
    void sellsASubscription() throws Exception {
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                checkout(licensed("Team", 1200), 3)
                                        .setClientReferenceId("org-1")
                                        .setSubscriptionData(
                                                SessionCreateParams.SubscriptionData.builder()
                                                        .putMetadata("org", "1")
                                                        .build())
                                        .build());
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getAmountTotal()).isEqualTo(3600);
        assertThat(look(session.getUrl()).body())
                .contains("Sotto test billing", "3 × Team", "$36.00");

        var done = submit(session.getUrl(), card("4242 4242 4242 4242"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location"))
                .contains("http://127.0.0.1:9/done?session=" + session.getId());

        var after =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .retrieve(
                                session.getId(),
                                SessionRetrieveParams.builder()
                                        .addExpand("subscription.latest_invoice")
                                        .addExpand("subscription.default_payment_method")
                                        .addExpand("customer")
                                        .addExpand("line_items")
                                        .build());
        assertThat(after.getStatus()).isEqualTo("complete");
        assertThat(after.getPaymentStatus()).isEqualTo("paid");
        assertThat(after.getCustomerObject().getEmail()).isEqualTo("ada@example.com");
        assertThat(after.getLineItems().getData().getFirst().getQuantity()).isEqualTo(3);
        var subscription = after.getSubscriptionObject();
        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(subscription.getMetadata()).containsEntry("org", "1");
        assertThat(subscription.getDefaultPaymentMethodObject().getCard().getLast4())
                .isEqualTo("4242");
        assertThat(subscription.getLatestInvoiceObject().getAmountPaid()).isEqualTo(3600);
        assertThat(eventTypes())
                .contains(
                        "checkout.session.completed",
                        "customer.created",
                        "payment_method.attached",
                        "customer.subscription.created",
                        "customer.subscription.updated",
                        "invoice.created",
                        "invoice.finalized",
                        "invoice.paid");
    }

    @Test
    void keepsTheSessionOpenWhenTheCardIsDeclined() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        assertThat(submit(session.getUrl(), card("4000000000000002")).statusCode()).isEqualTo(402);
        assertThat(submit(session.getUrl(), card("4000000000009995")).body())
                .contains("insufficient funds");
        assertThat(submit(session.getUrl(), card("4000000000000341")).statusCode()).isEqualTo(402);
        assertThat(again(session).getStatus()).isEqualTo("open");
        assertThat(submit(session.getUrl(), card("4242424242424242")).statusCode()).isEqualTo(303);
        assertThat(submit(session.getUrl(), card("4242424242424242")).statusCode()).isEqualTo(410);
    }

    @Test
    void leavesNothingBehindWhenTheFirstChargeFails() throws Exception {
        var price = licensed("Pro", 999);
        var session = stripe.v1().checkout().sessions().create(checkout(price, 1).build());
        submit(session.getUrl(), card("4000000000000341"));
        assertThat(
                        stripe.v1()
                                .subscriptions()
                                .list(
                                        SubscriptionListParams.builder()
                                                .setPrice(price.getId())
                                                .setStatus(SubscriptionListParams.Status.ALL)
                                                .build())
                                .getData())
                .isEmpty();
    }

    @Test
    void takesNoRealCardNumber() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        var answer = submit(session.getUrl(), card("4111111111111111"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Never enter a real card");
    }

    @Test
    void asksTheHolderOfACardThatMustConfirm() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        var asked = submit(session.getUrl(), card("4000002500003155"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Confirm the payment");
        var confirmed = new HashMap<>(card("4000002500003155"));
        confirmed.put("action", "refuse");
        assertThat(submit(session.getUrl(), confirmed).statusCode()).isEqualTo(402);
        confirmed.put("action", "confirm");
        assertThat(submit(session.getUrl(), confirmed).statusCode()).isEqualTo(303);
        assertThat(again(session).getStatus()).isEqualTo("complete");
    }

    @Test
    void beginsATrialWithNothingToPay() throws Exception {
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                checkout(licensed("Pro", 999), 1)
                                        .setSubscriptionData(
                                                SessionCreateParams.SubscriptionData.builder()
                                                        .setTrialPeriodDays(14L)
                                                        .build())
                                        .build());
        assertThat(look(session.getUrl()).body()).contains("Start trial");
        submit(session.getUrl(), card("4242424242424242"));
        var after = again(session);
        assertThat(after.getPaymentStatus()).isEqualTo("no_payment_required");
        var subscription = stripe.v1().subscriptions().retrieve(after.getSubscription());
        assertThat(subscription.getStatus()).isEqualTo("trialing");
        assertThat(subscription.getTrialEnd() - subscription.getTrialStart()).isEqualTo(14 * DAY);
    }

    @Test
    void takesAPromotionCode() throws Exception {
        var coupon =
                stripe.v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setPercentOff(java.math.BigDecimal.valueOf(25))
                                        .setDuration(CouponCreateParams.Duration.ONCE)
                                        .build());
        var code =
                stripe.v1()
                        .promotionCodes()
                        .create(
                                PromotionCodeCreateParams.builder()
                                        .setCode("SPRING" + System.nanoTime())
                                        .setPromotion(
                                                PromotionCodeCreateParams.Promotion.builder()
                                                        .setType(
                                                                PromotionCodeCreateParams.Promotion
                                                                        .Type.COUPON)
                                                        .setCoupon(coupon.getId())
                                                        .build())
                                        .build());
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                checkout(licensed("Pro", 999), 1)
                                        .setAllowPromotionCodes(true)
                                        .build());
        var form = new HashMap<>(card("4242424242424242"));
        form.put("code", "NONSENSE");
        assertThat(submit(session.getUrl(), form).body()).contains("not valid");
        form.put("code", code.getCode());
        form.put("action", "code");
        assertThat(submit(session.getUrl(), form).body()).contains("25 % off");
        form.put("action", "subscribe");
        submit(session.getUrl(), form);
        var after = again(session);
        // 25 % of 999 is 249.75, half cents up: 250.
        assertThat(after.getAmountTotal()).isEqualTo(749);
        assertThat(after.getTotalDetails().getAmountDiscount()).isEqualTo(250);
        assertThat(stripe.v1().promotionCodes().retrieve(code.getId()).getTimesRedeemed())
                .isEqualTo(1);
        assertThat(stripe.v1().subscriptions().retrieve(after.getSubscription()).getDiscounts())
                .isEmpty();
    }

    @Test
    void addsTheTestTaxWhereItKnowsThePlace() throws Exception {
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                checkout(licensed("Pro", 999), 1)
                                        .setAutomaticTax(
                                                SessionCreateParams.AutomaticTax.builder()
                                                        .setEnabled(true)
                                                        .build())
                                        .build());
        assertThat(submit(session.getUrl(), card("4242424242424242")).body())
                .contains("country as two letters");
        var form = new HashMap<>(card("4242424242424242"));
        form.putAll(Map.of("country", "us", "postal_code", "94102"));
        submit(session.getUrl(), form);
        assertThat(again(session).getAmountTotal()).isEqualTo(1099);
        assertThat(again(session).getTotalDetails().getAmountTax()).isEqualTo(100);
    }

    @Test
    void speaksChinese() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        assertThat(look(session.getUrl(), "Accept-Language", "zh-CN,zh;q=0.9").body())
                .contains("<html lang=\"zh-CN\">", "测试计费", "订阅并付款");
    }

    @Test
    void escapesWhatOthersWrote() throws Exception {
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(checkout(licensed("<script>alert(1)</script>", 999), 1).build());
        assertThat(look(session.getUrl()).body())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void expiresOnRequest() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        assertThat(stripe.v1().checkout().sessions().expire(session.getId()).getStatus())
                .isEqualTo("expired");
        assertThat(eventTypes()).contains("checkout.session.expired");
    }
}
