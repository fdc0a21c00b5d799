package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.model.Price;
import com.stripe.model.billing.Meter;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billing.MeterEventSummaryListParams;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MeterTests extends Suite {
    private static final String APRIL = "2026-04-01T00:00:00Z";

    private Meter meter(MeterCreateParams.EventTimeWindow window) throws Exception {
        var params =
                MeterCreateParams.builder()
                        .setDisplayName("Seconds over")
                        .setEventName("seconds_" + System.nanoTime())
                        .setDefaultAggregation(
                                MeterCreateParams.DefaultAggregation.builder()
                                        .setFormula(
                                                MeterCreateParams.DefaultAggregation.Formula.SUM)
                                        .build());
        if (window != null) {
            params.setEventTimeWindow(window);
        }
        return stripe.v1().billing().meters().create(params.build());
    }

    private Price metered(Meter meter, String cents) throws Exception {
        return stripe.v1()
                .prices()
                .create(
                        PriceCreateParams.builder()
                                .setProduct(product("Minutes over"))
                                .setCurrency("usd")
                                .setUnitAmountDecimal(new BigDecimal(cents))
                                .setRecurring(
                                        PriceCreateParams.Recurring.builder()
                                                .setInterval(
                                                        PriceCreateParams.Recurring.Interval.MONTH)
                                                .setUsageType(
                                                        PriceCreateParams.Recurring.UsageType
                                                                .METERED)
                                                .setMeter(meter.getId())
                                                .build())
                                .build());
    }

    private void used(Meter meter, Customer customer, long value, String at) throws Exception {
        stripe.v1()
                .billing()
                .meterEvents()
                .create(
                        MeterEventCreateParams.builder()
                                .setEventName(meter.getEventName())
                                .putPayload("stripe_customer_id", customer.getId())
                                .putPayload("value", String.valueOf(value))
                                .setTimestamp(Instant.parse(at).getEpochSecond())
                                .build());
    }

    private BigDecimal summed(Meter meter, Customer customer, String from, String to)
            throws Exception {
        return stripe.v1()
                .billing()
                .meters()
                .eventSummaries()
                .list(
                        meter.getId(),
                        MeterEventSummaryListParams.builder()
                                .setCustomer(customer.getId())
                                .setStartTime(Instant.parse(from).getEpochSecond())
                                .setEndTime(Instant.parse(to).getEpochSecond())
                                .build())
                .getData()
                .getFirst()
                .getAggregatedValue();
    }

    @Test
    void takesOnlyTheTotalThatWasSentLastForAnHour() throws Exception {
        standIn();
        var meter = meter(MeterCreateParams.EventTimeWindow.HOUR);
        var customer = customer(clock("2026-04-02T00:00:00Z"));
        used(meter, customer, 100, "2026-04-01T10:05:00Z");
        used(meter, customer, 60, "2026-04-01T10:59:00Z");
        used(meter, customer, 150, "2026-04-01T10:05:00Z");
        used(meter, customer, 7, "2026-04-01T11:00:00Z");
        assertThat(summed(meter, customer, APRIL, "2026-04-02T00:00:00Z"))
                .isEqualByComparingTo("157");
    }

    @Test
    void addsRawEventsUp() throws Exception {
        standIn();
        var meter = meter(null);
        var customer = customer(clock("2026-04-02T00:00:00Z"));
        used(meter, customer, 100, "2026-04-01T10:05:00Z");
        used(meter, customer, -40, "2026-04-01T10:05:00Z");
        assertThat(summed(meter, customer, APRIL, "2026-04-02T00:00:00Z"))
                .isEqualByComparingTo("60");
    }

    @Test
    void refusesAnIdentifierTwice() throws Exception {
        var meter = meter(null);
        var customer = customer(clock("2026-04-02T00:00:00Z"));
        var params =
                MeterEventCreateParams.builder()
                        .setEventName(meter.getEventName())
                        .setIdentifier("id-" + System.nanoTime())
                        .putPayload("stripe_customer_id", customer.getId())
                        .putPayload("value", "1")
                        .build();
        stripe.v1().billing().meterEvents().create(params);
        assertThatThrownBy(() -> stripe.v1().billing().meterEvents().create(params))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void billsUseAtTheEndOfThePeriodWithWhatCameLate() throws Exception {
        var meter = meter(MeterCreateParams.EventTimeWindow.HOUR);
        var clock = clock(APRIL);
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
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(metered(meter, "0.5").getId())
                                                        .build())
                                        .build());
        // A metered item adds no line before there was a period to use it in.
        assertThat(amounts(latest(subscription))).containsExactly(999L);
        advance(clock, "2026-04-20T00:00:00Z");
        used(meter, customer, 300, "2026-04-10T09:00:00Z");
        used(meter, customer, 601, "2026-04-19T09:00:00Z");
        advance(clock, "2026-05-01T00:10:00Z");
        used(meter, customer, 400, "2026-04-30T23:00:00Z");
        used(meter, customer, 9_999, "2026-05-01T00:05:00Z");
        advance(clock, "2026-05-01T02:00:00Z");
        // 1301 at half a cent are 650.5, half cents up.
        assertThat(amounts(latest(subscription))).containsExactlyInAnyOrder(651L, 999L);
        var line =
                latest(subscription).getLines().getData().stream()
                        .filter(one -> one.getAmount() == 651)
                        .findFirst()
                        .orElseThrow();
        assertThat(line.getQuantity()).isEqualTo(1301);
        assertThat(line.getPeriod().getStart()).isEqualTo(Instant.parse(APRIL).getEpochSecond());
        assertThat(line.getPeriod().getEnd())
                .isEqualTo(Instant.parse("2026-05-01T00:00:00Z").getEpochSecond());
    }

    @Test
    void billsTheLastPeriodsUseWhenASubscriptionEnds() throws Exception {
        var meter = meter(null);
        var clock = clock(APRIL);
        var customer = customer(clock);
        var subscription =
                stripe.v1()
                        .subscriptions()
                        .create(
                                SubscriptionCreateParams.builder()
                                        .setCustomer(customer.getId())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(metered(meter, "2").getId())
                                                        .build())
                                        .build());
        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(subscription.getLatestInvoice()).isNull();
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build());
        advance(clock, "2026-04-10T00:00:00Z");
        used(meter, customer, 50, "2026-04-09T00:00:00Z");
        advance(clock, "2026-05-01T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("canceled");
        assertThat(amounts(latest(subscription))).containsExactly(100L);
        assertThat(latest(subscription).getStatus()).isEqualTo("paid");
    }

    @Test
    void reportsWhatItCouldNotCount() throws Exception {
        standIn();
        var meter = meter(null);
        var customer = customer(clock("2026-04-02T00:00:00Z"));
        used(meter, customer, 5, "2026-01-01T00:00:00Z");
        used(meter, customer, 5, "2026-04-02T00:06:00Z");
        stripe.v1()
                .billing()
                .meterEvents()
                .create(
                        MeterEventCreateParams.builder()
                                .setEventName(meter.getEventName())
                                .putPayload("stripe_customer_id", "cus_nobody")
                                .putPayload("value", "1")
                                .build());
        stripe.v1()
                .billing()
                .meterEvents()
                .create(
                        MeterEventCreateParams.builder()
                                .setEventName(meter.getEventName())
                                .putPayload("stripe_customer_id", customer.getId())
                                .putPayload("value", "many")
                                .build());
        assertThat(summed(meter, customer, "2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z"))
                .isZero();
    }
}
