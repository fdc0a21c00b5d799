package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.PriceCreateParams.Recurring.Interval;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import org.junit.jupiter.api.Test;

class SubscriptionTests extends Suite {
    private static String item(Subscription subscription) {
        return subscription.getItems().getData().getFirst().getId();
    }

    private Subscription seats(Subscription subscription, long quantity, ProrationBehavior behavior)
            throws Exception {
        return stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(item(subscription))
                                                .setQuantity(quantity)
                                                .build())
                                .setProrationBehavior(behavior)
                                .build());
    }

    @Test
    void chargesTheFirstPeriodAtOnce() throws Exception {
        var clock = clock("2026-03-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Team", 1200), 3);
        assertThat(subscription.getStatus()).isEqualTo("active");
        var invoice = latest(subscription);
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_create");
        assertThat(amounts(invoice)).containsExactly(3600L);
        assertThat(invoice.getParent().getSubscriptionDetails().getSubscription())
                .isEqualTo(subscription.getId());
    }

    @Test
    void renewsAnHourAfterThePeriodEnds() throws Exception {
        var clock = clock("2026-03-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Team", 1200), 3);
        advance(clock, "2026-04-01T00:30:00Z");
        assertThat(latest(subscription).getStatus()).isEqualTo("draft");
        advance(clock, "2026-04-01T01:30:00Z");
        var renewal = latest(subscription);
        assertThat(renewal.getStatus()).isEqualTo("paid");
        assertThat(renewal.getBillingReason()).isEqualTo("subscription_cycle");
        assertThat(renewal.getLines().getData().getFirst().getPeriod().getStart())
                .isEqualTo(java.time.Instant.parse("2026-04-01T00:00:00Z").getEpochSecond());
        assertThat(renewal.getLines().getData().getFirst().getPeriod().getEnd())
                .isEqualTo(java.time.Instant.parse("2026-05-01T00:00:00Z").getEpochSecond());
    }

    @Test
    void addsSeatsWithTheNextInvoice() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Team", 1200), 3);
        advance(clock, "2026-04-16T00:00:00Z");
        seats(subscription, 5, ProrationBehavior.CREATE_PRORATIONS);
        assertThat(latest(subscription).getBillingReason()).isEqualTo("subscription_create");
        advance(clock, "2026-05-01T02:00:00Z");
        // Half of April is left: −18.00 for three seats, +30.00 for five, then 60.00 for May.
        assertThat(amounts(latest(subscription))).containsExactlyInAnyOrder(-1800L, 3000L, 6000L);
        assertThat(latest(subscription).getAmountPaid()).isEqualTo(7200);
    }

    @Test
    void chargesSeatsAtOnceWhenAsked() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Team", 1000), 3);
        advance(clock, "2026-04-11T08:00:00Z");
        seats(subscription, 4, ProrationBehavior.ALWAYS_INVOICE);
        var invoice = latest(subscription);
        // 19 days and 16 hours of 30 days: 472/720 of 30.00 and of 40.00.
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_update");
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(amounts(invoice)).containsExactlyInAnyOrder(-1967L, 2622L);
        assertThat(invoice.getLines().getData())
                .allMatch(line -> line.getParent().getSubscriptionItemDetails().getProration());
    }

    @Test
    void prefersNoProrationWhenTold() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Team", 1000), 3);
        advance(clock, "2026-04-11T00:00:00Z");
        seats(subscription, 1, ProrationBehavior.NONE);
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(amounts(latest(subscription))).containsExactly(1000L);
    }

    @Test
    void leavesACreditWhenSeatsAreGivenBack() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("Team", 1000), 3);
        advance(clock, "2026-04-16T00:00:00Z");
        seats(subscription, 1, ProrationBehavior.ALWAYS_INVOICE);
        assertThat(latest(subscription).getTotal()).isEqualTo(-1000);
        assertThat(latest(subscription).getAmountDue()).isZero();
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getBalance())
                .isEqualTo(-1000);
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(latest(subscription).getStartingBalance()).isEqualTo(-1000);
        assertThat(latest(subscription).getAmountDue()).isZero();
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getBalance()).isZero();
    }

    @Test
    void previewsExactlyWhatItThenCharges() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("Pro", 999), 1);
        var team = licensed("Team", 2500);
        advance(clock, "2026-04-09T11:22:33Z");
        long at = java.time.Instant.parse("2026-04-09T11:22:33Z").getEpochSecond();
        var preview =
                stripe.v1()
                        .invoices()
                        .createPreview(
                                InvoiceCreatePreviewParams.builder()
                                        .setCustomer(customer.getId())
                                        .setSubscription(subscription.getId())
                                        .setSubscriptionDetails(
                                                InvoiceCreatePreviewParams.SubscriptionDetails
                                                        .builder()
                                                        .addItem(
                                                                InvoiceCreatePreviewParams
                                                                        .SubscriptionDetails.Item
                                                                        .builder()
                                                                        .setId(item(subscription))
                                                                        .setPrice(team.getId())
                                                                        .setQuantity(2L)
                                                                        .build())
                                                        .setProrationBehavior(
                                                                InvoiceCreatePreviewParams
                                                                        .SubscriptionDetails
                                                                        .ProrationBehavior
                                                                        .ALWAYS_INVOICE)
                                                        .setProrationDate(at)
                                                        .build())
                                        .build());
        assertThat(now(subscription).getItems().getData().getFirst().getQuantity()).isEqualTo(1);
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(item(subscription))
                                                .setPrice(team.getId())
                                                .setQuantity(2L)
                                                .build())
                                .setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                                .setProrationDate(at)
                                .build());
        assertThat(amounts(latest(subscription))).isEqualTo(amounts(preview)).hasSize(2);
        assertThat(latest(subscription).getTotal()).isEqualTo(preview.getTotal());
    }

    @Test
    void previewsTheNextRenewal() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Pro", 999), 1);
        var preview =
                stripe.v1()
                        .invoices()
                        .createPreview(
                                InvoiceCreatePreviewParams.builder()
                                        .setSubscription(subscription.getId())
                                        .build());
        assertThat(amounts(preview)).containsExactly(999L);
        assertThat(preview.getLines().getData().getFirst().getPeriod().getStart())
                .isEqualTo(subscription.getItems().getData().getFirst().getCurrentPeriodEnd());
    }

    @Test
    void beginsANewPeriodWithAnotherInterval() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Pro", 1000), 1);
        var yearly = licensed("Pro yearly", 10_000, Interval.YEAR);
        advance(clock, "2026-04-16T00:00:00Z");
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(item(subscription))
                                                .setPrice(yearly.getId())
                                                .build())
                                .build());
        assertThat(amounts(latest(subscription))).containsExactlyInAnyOrder(-500L, 10_000L);
        assertThat(now(subscription).getBillingCycleAnchor())
                .isEqualTo(java.time.Instant.parse("2026-04-16T00:00:00Z").getEpochSecond());
        assertThat(now(subscription).getItems().getData().getFirst().getCurrentPeriodEnd())
                .isEqualTo(java.time.Instant.parse("2027-04-16T00:00:00Z").getEpochSecond());
    }

    @Test
    void chargesAtOnceWhenFreeBecomesPaid() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Free", 0), 1);
        var paid = licensed("Pro", 999);
        advance(clock, "2026-04-10T00:00:00Z");
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(item(subscription))
                                                .setPrice(paid.getId())
                                                .build())
                                .build());
        assertThat(amounts(latest(subscription))).containsExactly(999L);
        assertThat(latest(subscription).getStatus()).isEqualTo("paid");
    }

    @Test
    void endsAtTheEndOfThePeriod() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("Pro", 999), 1);
        var planned =
                stripe.v1()
                        .subscriptions()
                        .update(
                                subscription.getId(),
                                SubscriptionUpdateParams.builder()
                                        .setCancelAtPeriodEnd(true)
                                        .build());
        assertThat(planned.getStatus()).isEqualTo("active");
        assertThat(planned.getCancelAt())
                .isEqualTo(java.time.Instant.parse("2026-05-01T00:00:00Z").getEpochSecond());
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("canceled");
        assertThat(invoices(customer)).hasSize(1);
    }

    @Test
    void canBeKeptAfterAll() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Pro", 999), 1);
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build());
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(false).build());
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void creditsTheRestWhenCancelledAtOnceWithProration() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription = subscribe(customer, licensed("Pro", 1000), 1);
        advance(clock, "2026-04-16T00:00:00Z");
        var ended =
                stripe.v1()
                        .subscriptions()
                        .cancel(
                                subscription.getId(),
                                SubscriptionCancelParams.builder()
                                        .setInvoiceNow(true)
                                        .setProrate(true)
                                        .build());
        assertThat(ended.getStatus()).isEqualTo("canceled");
        assertThat(ended.getEndedAt())
                .isEqualTo(java.time.Instant.parse("2026-04-16T00:00:00Z").getEpochSecond());
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getBalance()).isEqualTo(-500);
        assertThatThrownBy(() -> stripe.v1().subscriptions().cancel(subscription.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void tellsThreeDaysBeforeATrialEndsAndThenCharges() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock);
        var subscription =
                stripe.v1()
                        .subscriptions()
                        .create(
                                SubscriptionCreateParams.builder()
                                        .setCustomer(customer.getId())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(licensed("Pro", 999).getId())
                                                        .build())
                                        .setTrialPeriodDays(14L)
                                        .build());
        assertThat(subscription.getStatus()).isEqualTo("trialing");
        assertThat(latest(subscription).getTotal()).isZero();
        assertThat(latest(subscription).getStatus()).isEqualTo("paid");
        advance(clock, "2026-04-12T01:00:00Z");
        assertThat(eventTypes()).contains("customer.subscription.trial_will_end");
        advance(clock, "2026-04-15T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("active");
        assertThat(latest(subscription).getAmountPaid()).isEqualTo(999);
    }

    @Test
    void endsATrialOnRequest() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription =
                stripe.v1()
                        .subscriptions()
                        .create(
                                SubscriptionCreateParams.builder()
                                        .setCustomer(customer(clock).getId())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(licensed("Pro", 999).getId())
                                                        .build())
                                        .setTrialPeriodDays(14L)
                                        .build());
        advance(clock, "2026-04-03T00:00:00Z");
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .setTrialEnd(SubscriptionUpdateParams.TrialEnd.NOW)
                                .build());
        assertThat(now(subscription).getStatus()).isEqualTo("active");
        assertThat(amounts(latest(subscription))).containsExactly(999L);
    }

    @Test
    void cancelsATrialWithoutACardWhenToldSo() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer =
                stripe.v1()
                        .customers()
                        .create(
                                com.stripe.param.CustomerCreateParams.builder()
                                        .setTestClock(clock.getId())
                                        .build());
        var subscription =
                stripe.v1()
                        .subscriptions()
                        .create(
                                SubscriptionCreateParams.builder()
                                        .setCustomer(customer.getId())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(licensed("Pro", 999).getId())
                                                        .build())
                                        .setTrialPeriodDays(14L)
                                        .setTrialSettings(
                                                SubscriptionCreateParams.TrialSettings.builder()
                                                        .setEndBehavior(
                                                                SubscriptionCreateParams
                                                                        .TrialSettings.EndBehavior
                                                                        .builder()
                                                                        .setMissingPaymentMethod(
                                                                                SubscriptionCreateParams
                                                                                        .TrialSettings
                                                                                        .EndBehavior
                                                                                        .MissingPaymentMethod
                                                                                        .CANCEL)
                                                                        .build())
                                                        .build())
                                        .build());
        advance(clock, "2026-04-16T00:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("canceled");
    }

    @Test
    void isIncompleteUntilTheFirstInvoiceIsPaidAndExpiresWithoutIt() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var subscription =
                subscribe(customer(clock, "pm_card_chargeCustomerFail"), licensed("Pro", 999), 1);
        assertThat(subscription.getStatus()).isEqualTo("incomplete");
        advance(clock, "2026-04-02T01:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("incomplete_expired");
        assertThat(latest(subscription).getStatus()).isEqualTo("void");
    }

    @Test
    void refusesADeclinedFirstChargeWhenTold() throws Exception {
        var clock = clock("2026-04-01T00:00:00Z");
        var customer = customer(clock, "pm_card_chargeCustomerFail");
        var price = licensed("Pro", 999);
        assertThatThrownBy(() ->
                        stripe.v1()
                                .subscriptions()
                                .create(
                                        SubscriptionCreateParams.builder()
                                                .setCustomer(customer.getId())
                                                .addItem(
                                                        SubscriptionCreateParams.Item.builder()
                                                                .setPrice(price.getId())
                                                                .build())
                                                .setPaymentBehavior(
                                                        SubscriptionCreateParams.PaymentBehavior
                                                                .ERROR_IF_INCOMPLETE)
                                                .build()))
                .isInstanceOf(CardException.class);
        assertThat(invoices(customer)).isEmpty();
    }

    @Test
    void staysOnTheLastDayOfShortMonths() throws Exception {
        var clock = clock("2026-01-31T12:00:00Z");
        var subscription = subscribe(customer(clock), licensed("Pro", 999), 1);
        assertThat(subscription.getItems().getData().getFirst().getCurrentPeriodEnd())
                .isEqualTo(java.time.Instant.parse("2026-02-28T12:00:00Z").getEpochSecond());
        advance(clock, "2026-02-28T14:00:00Z");
        assertThat(now(subscription).getItems().getData().getFirst().getCurrentPeriodEnd())
                .isEqualTo(java.time.Instant.parse("2026-03-31T12:00:00Z").getEpochSecond());
        advance(clock, "2026-03-31T14:00:00Z");
        assertThat(now(subscription).getItems().getData().getFirst().getCurrentPeriodEnd())
                .isEqualTo(java.time.Instant.parse("2026-04-30T12:00:00Z").getEpochSecond());
    }
}
