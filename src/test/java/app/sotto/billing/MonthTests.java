package app.sotto.billing;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.billing.metering.HourlyExport;
import app.sotto.billing.reconciling.NightlyReconciliation;
import app.sotto.billing.stripe.Invoice;
import app.sotto.billing.stripe.Meter;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Status;
import app.sotto.billing.subscriptions.SyncSweep;
import app.sotto.billing.teststripe.TestStripe;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import app.sotto.usage.HourlyCharges;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The life of a small company: it signs up, tries, buys, grows, talks more than it paid for, has a
 * card that fails and is mended, and leaves. Every line of every invoice is explained by a plan's
 * price or by the ledger's hours, to the micro-unit.
 */
@BillingTest
class MonthTests {

    private static final PlanId TEAM = new PlanId("team", 1);

    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired SyncSweep sweep;
    @Autowired HourlyExport export;
    @Autowired NightlyReconciliation reconciliation;
    @Autowired Allowance allowance;
    @Autowired Grants grants;
    @Autowired HourlyCharges charges;
    @Autowired Plans plans;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired TestStripe stripe;
    @Autowired StripeClient stripeItself;
    @Autowired SystemDatabase system;

    private Customer company;

    @Test
    void aSmallCompanyLivesWithUs() throws StripeException {
        clock.set(Shop.BEGINNING);
        company = customers.signUp();
        assertThat(grantedPlan()).isEqualTo("free");

        var till = company.call(() -> buying.begin(TEAM, null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        hear();
        assertThat(standing()).isEqualTo(Status.TRIALING);
        assertThat(grantedPlan()).isEqualTo("team");

        // In a trial the plan stops at its end: nothing can be owed.
        speak(company.owner, Duration.ofMinutes(3999));
        assertThat(trySpeaking(company.owner, Duration.ofMinutes(2)))
                .isInstanceOf(Admission.Exhausted.class);

        live(Duration.ofDays(5));
        assertThat(company.letters()).anyMatch(subject -> subject.contains("trial"));
        live(Duration.ofDays(4));
        assertThat(standing()).isEqualTo(Status.ACTIVE);

        var bo = company.joinedBy("Bo");
        var cem = company.joinedBy("Cem");
        live(Duration.ofHours(1));
        assertThat(company.call(() -> changing.current().orElseThrow().seats())).isEqualTo(3);

        // Three seats of 2,000 minutes; what comes after 6,000 is charged, and some of it is odd.
        speak(bo, Duration.ofMinutes(1990));
        live(Duration.ofHours(3));
        speak(cem, Duration.ofMinutes(47).plusSeconds(13));
        live(Duration.ofHours(1));
        speak(bo, Duration.ofMinutes(11).plusSeconds(1));
        speak(cem, Duration.ofSeconds(59));
        live(Duration.ofDays(2));
        company.remove(cem);
        live(Duration.ofDays(20));
        assertThat(company.call(() -> changing.current().orElseThrow().seats())).isEqualTo(2);

        live(Duration.ofDays(12));
        assertThat(invoices()).filteredOn(invoice -> invoice.paid() > 0).hasSize(2);
        explainEveryLine();

        cardFails();
        live(Duration.ofDays(29));
        assertThat(standing()).isEqualTo(Status.PAST_DUE);
        assertThat(grantedPlan()).isEqualTo("team");
        assertThat(company.letters()).anyMatch(subject -> subject.contains("did not go through"));
        live(Duration.ofDays(8));
        assertThat(grantedPlan()).isEqualTo("free");

        cardIsMended();
        live(Duration.ofHours(2));
        assertThat(standing()).isEqualTo(Status.ACTIVE);
        assertThat(grantedPlan()).isEqualTo("team");

        company.run(() -> changing.cancel(null));
        live(Duration.ofDays(32));
        assertThat(standing()).isEqualTo(Status.CANCELLED);
        assertThat(grantedPlan()).isEqualTo("free");
        explainEveryLine();
        reconciliation.reconcile();
        assertThat(differences()).isEmpty();
    }

    /** An hour at a time, each with its jobs. */
    private void live(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            long minutes = Duration.between(clock.instant(), end).toMinutes();
            clock.pass(Duration.ofMinutes(Math.min(60, Math.max(1, minutes))));
            if (clock.instant().getEpochSecond() / 3600 % 6 == 0) {
                hear();
            }
            company.run(exporting::export);
        }
        hear();
    }

    @Autowired app.sotto.billing.metering.Exporting exporting;
    @Autowired app.sotto.billing.subscriptions.Syncing syncing;

    private void hear() {
        company.run(() -> {
            var _ = syncing.attend();
        });
    }

    private void speak(MemberPrincipal who, Duration time) {
        var admission = trySpeaking(who, time);
        company.run(() ->
                allowance.settle(
                        ((Admission.Granted) admission).reservation(),
                        new Allowance.Spent(
                                time, time, "whisper-large-v3", Allowance.Tokens.NONE)));
    }

    private Admission trySpeaking(MemberPrincipal who, Duration time) {
        return company.call(
                () -> allowance.hold(who.caller(), Allowance.Source.LIVE, Estimate.speech(time)));
    }

    private void explainEveryLine() {
        long told = 0;
        for (Invoice invoice : invoices()) {
            for (Invoice.Line line : invoice.lines()) {
                if (Meter.SPEECH.lookupKey().equals(line.lookupKey())) {
                    long ledger = ledger(line.from(), line.to());
                    assertThat(line.quantity()).isEqualByComparingTo(BigDecimal.valueOf(ledger));
                    assertThat(line.amount())
                            .isEqualTo(
                                    BigDecimal.valueOf(ledger, 4)
                                            .setScale(0, RoundingMode.HALF_UP)
                                            .longValueExact());
                    told += ledger;
                } else if (Meter.TEXT.lookupKey().equals(line.lookupKey())) {
                    assertThat(line.amount()).isZero();
                } else if (!line.proration() && line.amount() != 0) {
                    assertThat(line.amount())
                            .isEqualTo(
                                    plans.find(TEAM)
                                            .orElseThrow()
                                            .priceCents(line.quantity().intValueExact()));
                } else if (line.proration()) {
                    // One seat for part of a month: never more than its price.
                    assertThat(Math.abs(line.amount())).isLessThanOrEqualTo(3 * 1200L);
                }
            }
        }
        assertThat(told).isEqualTo(ledger(Shop.BEGINNING, clock.instant()));
        assertThat(told).isPositive();
    }

    private long ledger(Instant from, Instant to) {
        return company.call(() -> charges.between(from.minusSeconds(7200), to)).stream()
                .filter(charge -> !charge.hour().plusSeconds(3599).isBefore(from))
                .filter(charge -> charge.hour().plusSeconds(3599).isBefore(to))
                .mapToLong(HourlyCharges.Charge::micros)
                .sum();
    }

    private List<Invoice> invoices() {
        return company.call(changing::invoices);
    }

    private Status standing() {
        return company.call(() -> changing.current().orElseThrow().status());
    }

    private String grantedPlan() {
        return company.call(() -> grants.current().plan());
    }

    private void cardFails() throws StripeException {
        use("pm_card_chargeCustomerFail");
    }

    private void cardIsMended() throws StripeException {
        use("pm_card_visa");
        String open =
                invoices().stream()
                        .filter(invoice -> invoice.status().equals("open"))
                        .findFirst()
                        .map(Invoice::id)
                        .orElseThrow();
        var _ = stripeItself.v1().invoices().pay(open);
    }

    private void use(String card) throws StripeException {
        var one = company.call(() -> changing.current().orElseThrow());
        var method =
                stripeItself
                        .v1()
                        .paymentMethods()
                        .attach(
                                card,
                                PaymentMethodAttachParams.builder()
                                        .setCustomer(one.customer())
                                        .build());
        var _ =
                stripeItself
                        .v1()
                        .subscriptions()
                        .update(
                                one.stripeId(),
                                SubscriptionUpdateParams.builder()
                                        .setDefaultPaymentMethod(method.getId())
                                        .build());
    }

    private List<String> differences() {
        return system.sql()
                .sql(
                        """
                        select subject || ': ' || ours || ' is not ' || stripe from billing.reconciliation
                        where tenant_id = :tenant and mended_at is null
                        """)
                .param("tenant", company.tenant().value())
                .query(String.class)
                .list();
    }
}
