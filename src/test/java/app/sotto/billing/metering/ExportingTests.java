package app.sotto.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.BillingTest;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.billing.Breaking;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Refunds;
import app.sotto.billing.Shop;
import app.sotto.billing.reconciling.Reconciling;
import app.sotto.billing.stripe.Invoice;
import app.sotto.billing.stripe.Meter;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.billing.teststripe.Disturbance;
import app.sotto.billing.teststripe.TestStripe;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import app.sotto.usage.HourlyCharges;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Stripe counts is what the ledger counted, however often and brokenly it is told. */
@BillingTest
class ExportingTests {

    @Autowired Exporting exporting;
    @Autowired HourlyCharges charges;
    @Autowired Allowance allowance;
    @Autowired Grants grants;
    @Autowired Payments payments;
    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Reconciling reconciling;
    @Autowired Refunds refunds;
    @Autowired Breaking breaking;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired TestStripe stripe;
    @Autowired SystemDatabase system;

    private Customer customer;

    @BeforeEach
    void somebodyPaysAsTheyGo() {
        clock.set(Shop.BEGINNING);
        begin();
    }

    private void begin() {
        customer = customers.signUp();
        var till = customer.call(() -> buying.begin(new PlanId("api", 1), null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);
    }

    @AfterEach
    void allIsWell() {
        breaking.never();
        stripe.disturb(Disturbance.NONE);
    }

    @Test
    void tellsTheOpenHourAndOverwritesIt() {
        speak(61);
        export();
        assertThat(stripes(Meter.SPEECH)).isEqualTo(6_100);

        clock.pass(Duration.ofMinutes(10));
        speak(7);
        export();
        export();
        clock.pass(Duration.ofHours(2));
        export();

        assertThat(stripes(Meter.SPEECH)).isEqualTo(6_800).isEqualTo(ledgers(Meter.SPEECH));
    }

    @Test
    void tellsTextApart() {
        write(10_000, 333);
        export();

        assertThat(stripes(Meter.TEXT)).isEqualTo(ledgers(Meter.TEXT)).isEqualTo(1_700);
        assertThat(stripes(Meter.SPEECH)).isZero();
    }

    @Test
    void countsHoursThatBeginAtHalfPastOnce() {
        customer.run(() -> grants.zone(ZoneId.of("Asia/Kolkata")));
        for (int i = 0; i < 8; i++) {
            speak(10 + i);
            export();
            clock.pass(Duration.ofMinutes(17));
        }
        clock.pass(Duration.ofHours(1));
        export();

        assertThat(stripes(Meter.SPEECH)).isEqualTo(ledgers(Meter.SPEECH)).isEqualTo(10_800);
    }

    @Test
    void aProcessThatDiesTellsNothingTwiceAndForgetsNothing() {
        for (boolean after : new boolean[] {false, true}) {
            for (int call = 0; call < 5; call++) {
                clock.set(Shop.BEGINNING);
                begin();
                for (int hour = 0; hour < 4; hour++) {
                    speak(100 + hour);
                    clock.pass(Duration.ofHours(1));
                }
                breaking.at(call, after);
                try {
                    export();
                } catch (Breaking.Died expected) {
                    // Begun again below.
                }
                breaking.never();
                speak(3);
                export();
                assertThat(stripes(Meter.SPEECH)).isEqualTo(ledgers(Meter.SPEECH));
            }
        }
    }

    @Test
    void catchesUpAfterADayWithoutStripe() {
        stripe.disturb(Disturbance.outage(Disturbance.Outage.UNAVAILABLE));
        for (int hour = 0; hour < 5; hour++) {
            speak(50);
            assertThatThrownBy(this::export).isInstanceOf(BillingUnavailableException.class);
            clock.pass(Duration.ofHours(5));
        }
        stripe.disturb(Disturbance.NONE);
        export();

        assertThat(stripes(Meter.SPEECH)).isEqualTo(25_000).isEqualTo(ledgers(Meter.SPEECH));
    }

    @Test
    void theNightFindsAndMendsWhatStripeCountedOtherwise() {
        speak(500);
        clock.pass(Duration.ofHours(2));
        export();
        String name = customer.call(() -> changing.current().orElseThrow().customer());
        payments.meter(
                "by-hand-" + UUID.randomUUID(),
                name,
                Meter.SPEECH,
                Instant.parse("2026-06-10T09:59:59Z"),
                1);
        assertThat(stripes(Meter.SPEECH)).isEqualTo(1);

        customer.run(reconciling::reconcile);

        assertThat(stripes(Meter.SPEECH)).isEqualTo(50_000);
        assertThat(differences("metered SPEECH")).containsExactly("50000 1 mended");
    }

    @Test
    void anOperatorGivesMoneyBackOnce() {
        var id = UUID.randomUUID();
        clock.pass(Duration.ofDays(1));
        var preview = customer.call(() -> changing.preview(new PlanId("pro", 1)));
        customer.run(() -> changing.change(preview, null));
        Invoice paid =
                customer.call(changing::invoices).stream()
                        .filter(invoice -> invoice.paid() > 0)
                        .findFirst()
                        .orElseThrow();
        var reason = new Refunds.Reason("operator@sotto.local", "An outage on Tuesday");

        refunds.refund(id, customer.tenant(), paid.payments().getFirst(), 100, reason);
        refunds.refund(id, customer.tenant(), paid.payments().getFirst(), 100, reason);
        refunds.credit(UUID.randomUUID(), customer.tenant(), 250, reason);

        assertThat(
                        system.sql()
                                .sql(
                                        "select count(*) from billing.refund where tenant_id = :t and done_at is not null")
                                .param("t", customer.tenant().value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
        assertThat(
                        system.sql()
                                .sql(
                                        "select count(*) from audit.operator_entry where subject like :s")
                                .param("s", customer.tenant() + "%")
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    private void export() {
        customer.run(exporting::export);
    }

    private void speak(int seconds) {
        var time = Duration.ofSeconds(seconds);
        settle(Source.LIVE, Estimate.speech(time), new Spent(time, time, "whisper", Tokens.NONE));
    }

    private void write(long prompt, long completion) {
        settle(
                Source.CHAT,
                Estimate.tokens(prompt + completion),
                new Spent(Duration.ZERO, Duration.ZERO, "qwen", Tokens.of(prompt, completion)));
    }

    private void settle(Source source, Estimate estimate, Spent spent) {
        customer.run(() -> {
            var held = allowance.hold(customer.owner.caller(), source, estimate);
            var _ = allowance.settle(((Admission.Granted) held).reservation(), spent);
        });
    }

    private long stripes(Meter meter) {
        String name = customer.call(() -> changing.current().orElseThrow().customer());
        return payments.metered(
                name,
                meter,
                Instant.parse("2026-06-09T00:00:00Z"),
                Instant.parse("2026-06-14T00:00:00Z"));
    }

    private long ledgers(Meter meter) {
        return customer
                .call(() -> charges.between(Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z")))
                .stream()
                .filter(charge -> charge.kind().name().equals(meter.name()))
                .mapToLong(HourlyCharges.Charge::micros)
                .sum();
    }

    private List<String> differences(String subject) {
        return system.sql()
                .sql(
                        """
                        select ours || ' ' || stripe || case when mended_at is null then ' open' else ' mended' end
                        from billing.reconciliation where tenant_id = :tenant and subject = :subject
                        """)
                .param("tenant", customer.tenant().value())
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
