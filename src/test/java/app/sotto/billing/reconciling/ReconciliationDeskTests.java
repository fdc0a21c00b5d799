package app.sotto.billing.reconciling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Reconciliation;
import app.sotto.billing.Reconciliation.Difference;
import app.sotto.billing.Reconciliation.Kind;
import app.sotto.billing.Shop;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.billing.teststripe.Disturbance;
import app.sotto.billing.teststripe.TestStripe;
import app.sotto.tenancy.SystemDatabase;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator finds of differences, and does about them. */
@BillingTest
class ReconciliationDeskTests {

    private static final String OLGA = "olga@example.org";

    @Autowired Reconciliation reconciliation;
    @Autowired Differences differences;
    @Autowired Buying buying;
    @Autowired Syncing syncing;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired TestStripe stripe;
    @Autowired StripeClient stripeItself;
    @Autowired SystemDatabase system;

    private Customer anna;
    private Customer bo;

    @BeforeEach
    void twoOrganisations() {
        clock.set(Shop.BEGINNING);
        anna = customers.signUp();
        bo = customers.signUp();
    }

    @AfterEach
    void allIsWell() {
        stripe.disturb(Disturbance.NONE);
    }

    @Test
    void everybodysAreListedTheOpenOnesFirst() {
        found(anna, "metered SPEECH", "7000000", "6000000", "2026-06-01T03:23:00Z");
        found(bo, "invoice in_1 TEXT", "5", "6", "2026-06-02T03:23:00Z");
        bo.run(() ->
                differences.mended("invoice in_1 TEXT", Instant.parse("2026-06-03T03:23:00Z")));

        var all =
                reconciliation.differences(1000).stream()
                        .filter(one -> List.of(anna.tenant(), bo.tenant()).contains(one.tenant()))
                        .toList();
        assertThat(all).extracting(Difference::kind).containsExactly(Kind.METERED, Kind.INVOICE);
        assertThat(all).extracting(Difference::subject).containsExactly("SPEECH", "in_1 TEXT");
        assertThat(all).extracting(Difference::tenant).containsExactly(anna.tenant(), bo.tenant());
        assertThat(all.getFirst().organisation()).isEqualTo(anna.owner.organisation());
        assertThat(all.getFirst().open()).isTrue();
        assertThat(all.getLast().mended()).isEqualTo(Instant.parse("2026-06-03T03:23:00Z"));
        assertThat(reconciliation.differences(1)).hasSize(1);
    }

    @Test
    void anOperatorNotesWhatTheyFound() {
        found(anna, "metered SPEECH", "7000000", "6000000", "2026-06-01T03:23:00Z");
        reconciliation.lookedAt(only().id(), "  Stripe lost an hour; credited.  ", OLGA);

        assertThat(only().look().note()).isEqualTo("Stripe lost an hour; credited.");
        assertThat(only().look().by()).isEqualTo(OLGA);
        assertThat(audited("billing.reconciliation.look"))
                .contains(anna.tenant() + " " + only().id());
    }

    @Test
    void whatWasLookedAtStaysSoWhileTheFiguresStay() {
        found(anna, "metered SPEECH", "7", "6", "2026-06-01T03:23:00Z");
        reconciliation.lookedAt(only().id(), "Known.", OLGA);
        found(anna, "metered SPEECH", "7", "6", "2026-06-02T03:23:00Z");
        assertThat(only().look()).isNotNull();

        found(anna, "metered SPEECH", "9", "6", "2026-06-03T03:23:00Z");
        assertThat(only().look()).isNull();
        assertThat(only().ours()).isEqualTo("9");
    }

    @Test
    void aNoteSaysSomethingAndNotTooMuch() {
        found(anna, "subscription", "a", "b", "2026-06-01T03:23:00Z");
        for (String note : List.of("", "  ", "x".repeat(501))) {
            assertThatThrownBy(() -> reconciliation.lookedAt(only().id(), note, OLGA))
                    .hasMessageContaining("1 to 500");
        }
        assertThatThrownBy(() -> reconciliation.lookedAt(UUID.randomUUID(), "Gone?", OLGA))
                .hasMessageContaining("no such difference");
    }

    @Test
    void comparesNowAndMendsWhatItCan() throws StripeException {
        var till = anna.call(() -> buying.begin(new PlanId("business", 1), null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        anna.run(syncing::sync);
        String subscription =
                system.sql()
                        .sql("select stripe_id from billing.subscription where tenant_id = :tenant")
                        .param("tenant", anna.tenant().value())
                        .query(String.class)
                        .single();
        var _ = stripeItself.v1().subscriptions().cancel(subscription);

        var outcome = reconciliation.compare(OLGA);
        assertThat(outcome.answered()).isTrue();
        assertThat(outcome.compared()).isPositive();
        assertThat(of(anna)).extracting(Difference::kind).containsExactly(Kind.SUBSCRIPTION);
        assertThat(of(anna).getFirst().open()).isFalse();
        assertThat(of(anna).getFirst().ours()).startsWith("ACTIVE business 1, 5");
        assertThat(of(anna).getFirst().stripe()).startsWith("CANCELLED");
        assertThat(audited("billing.reconciliation.run")).contains("all");
    }

    private void found(Customer whose, String subject, String ours, String theirs, String at) {
        whose.run(() -> differences.found(subject, ours, theirs, Instant.parse(at)));
    }

    private List<Difference> of(Customer whose) {
        return reconciliation.differences(1000).stream()
                .filter(one -> one.tenant().equals(whose.tenant()))
                .toList();
    }

    private Difference only() {
        return of(anna).getFirst();
    }

    private List<String> audited(String action) {
        return system.sql()
                .sql("select subject from audit.operator_entry where action = :action")
                .param("action", action)
                .query(String.class)
                .list();
    }
}
