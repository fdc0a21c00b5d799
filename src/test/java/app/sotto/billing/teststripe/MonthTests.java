package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small company's first months, by a test clock, with every line to the cent. */
class MonthTests extends Suite {
    private record Line(long cents, String from, String to) {}

    private static List<Line> lines(Invoice invoice) {
        return invoice.getLines().getData().stream()
                .map(line ->
                        new Line(
                                line.getAmount(),
                                day(line.getPeriod().getStart()),
                                day(line.getPeriod().getEnd())))
                .toList();
    }

    private static String day(long second) {
        return Instant.ofEpochSecond(second).toString().substring(0, 10);
    }

    @Test
    void livesThroughTrialSeatsOverageAFailedCardAndTheEnd() throws Exception {
        var clock = clock("2026-03-18T00:00:00Z");
        var customer = customer(clock);
        var meter =
                stripe.v1()
                        .billing()
                        .meters()
                        .create(
                                MeterCreateParams.builder()
                                        .setDisplayName("Seconds over the allowance")
                                        .setEventName("over_" + System.nanoTime())
                                        .setEventTimeWindow(MeterCreateParams.EventTimeWindow.HOUR)
                                        .setDefaultAggregation(
                                                MeterCreateParams.DefaultAggregation.builder()
                                                        .setFormula(
                                                                MeterCreateParams.DefaultAggregation
                                                                        .Formula.SUM)
                                                        .build())
                                        .build());
        var seat = licensed("Team", 1200);
        var over =
                stripe.v1()
                        .prices()
                        .create(
                                PriceCreateParams.builder()
                                        .setProduct(product("Overage"))
                                        .setCurrency("usd")
                                        .setUnitAmountDecimal(new BigDecimal("0.0333"))
                                        .setRecurring(
                                                PriceCreateParams.Recurring.builder()
                                                        .setInterval(
                                                                PriceCreateParams.Recurring.Interval
                                                                        .MONTH)
                                                        .setUsageType(
                                                                PriceCreateParams.Recurring
                                                                        .UsageType.METERED)
                                                        .setMeter(meter.getId())
                                                        .build())
                                        .build());

        // Trial: an invoice over nothing.
        var subscription =
                stripe.v1()
                        .subscriptions()
                        .create(
                                SubscriptionCreateParams.builder()
                                        .setCustomer(customer.getId())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(seat.getId())
                                                        .setQuantity(3L)
                                                        .build())
                                        .addItem(
                                                SubscriptionCreateParams.Item.builder()
                                                        .setPrice(over.getId())
                                                        .build())
                                        .setTrialPeriodDays(14L)
                                        .build());
        assertThat(subscription.getStatus()).isEqualTo("trialing");
        assertThat(lines(latest(subscription)))
                .containsExactly(new Line(0, "2026-03-18", "2026-04-01"));

        // It ends on 1 April: three seats, nothing used before counts.
        advance(clock, "2026-04-01T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("active");
        assertThat(lines(latest(subscription)))
                .containsExactly(new Line(3600, "2026-04-01", "2026-05-01"));
        assertThat(latest(subscription).getAmountPaid()).isEqualTo(3600);

        // Two seats more when a third of April is over, charged at once.
        advance(clock, "2026-04-11T00:00:00Z");
        var item =
                now(subscription).getItems().getData().stream()
                        .filter(one -> one.getPrice().getId().equals(seat.getId()))
                        .findFirst()
                        .orElseThrow();
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(
                                        SubscriptionUpdateParams.Item.builder()
                                                .setId(item.getId())
                                                .setQuantity(5L)
                                                .build())
                                .setProrationBehavior(
                                        SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                                .build());
        assertThat(lines(latest(subscription)))
                .containsExactlyInAnyOrder(
                        new Line(-2400, "2026-04-11", "2026-05-01"),
                        new Line(4000, "2026-04-11", "2026-05-01"));
        assertThat(latest(subscription).getAmountPaid()).isEqualTo(1600);

        // 20,000 seconds over in two hours, the first total corrected upwards.
        advance(clock, "2026-04-25T00:00:00Z");
        over(meter.getEventName(), customer.getId(), 5_000, "2026-04-20T09:10:00Z");
        over(meter.getEventName(), customer.getId(), 12_000, "2026-04-20T09:50:00Z");
        over(meter.getEventName(), customer.getId(), 8_000, "2026-04-21T14:00:00Z");

        // The card fails on 1 May: 20,000 × 0.0333 ¢ = 666 ¢ and five seats.
        pays(customer, "pm_card_chargeCustomerFail");
        advance(clock, "2026-05-01T02:00:00Z");
        var may = latest(subscription);
        assertThat(lines(may))
                .containsExactlyInAnyOrder(
                        new Line(666, "2026-04-01", "2026-05-01"),
                        new Line(6000, "2026-05-01", "2026-06-01"));
        assertThat(may.getAmountDue()).isEqualTo(6666);
        assertThat(may.getStatus()).isEqualTo("open");
        assertThat(now(subscription).getStatus()).isEqualTo("past_due");

        // A new card before the retries are over.
        pays(customer, "pm_card_visa");
        advance(clock, "2026-05-10T00:00:00Z");
        assertThat(stripe.v1().invoices().retrieve(may.getId()).getStatus()).isEqualTo("paid");
        assertThat(now(subscription).getStatus()).isEqualTo("active");

        // Cancelled for the end of May; what was used in May is billed once more.
        stripe.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build());
        over(meter.getEventName(), customer.getId(), 6_000, "2026-05-09T08:00:00Z");
        advance(clock, "2026-06-01T02:00:00Z");
        assertThat(now(subscription).getStatus()).isEqualTo("canceled");
        // 6,000 × 0.0333 ¢ = 199.8 ¢.
        assertThat(lines(latest(subscription)))
                .containsExactly(new Line(200, "2026-05-01", "2026-06-01"));
        assertThat(invoices(customer))
                .hasSize(5)
                .allMatch(invoice -> invoice.getStatus().equals("paid"));
        assertThat(invoices(customer).stream().mapToLong(Invoice::getAmountPaid).sum())
                .isEqualTo(3600 + 1600 + 6666 + 200);
        assertThat(eventTypes())
                .contains(
                        "customer.subscription.trial_will_end",
                        "invoice.upcoming",
                        "invoice.payment_failed",
                        "customer.subscription.deleted");
    }

    private void over(String event, String customer, long seconds, String at) throws Exception {
        stripe.v1()
                .billing()
                .meterEvents()
                .create(
                        MeterEventCreateParams.builder()
                                .setEventName(event)
                                .putPayload("stripe_customer_id", customer)
                                .putPayload("value", String.valueOf(seconds))
                                .setTimestamp(Instant.parse(at).getEpochSecond())
                                .build());
    }
}
