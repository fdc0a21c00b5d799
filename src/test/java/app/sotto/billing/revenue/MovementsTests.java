package app.sotto.billing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Revenue;
import app.sotto.billing.Revenue.Bridge;
import app.sotto.billing.Revenue.Held;
import app.sotto.billing.Shop;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Status;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.tenancy.SystemDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is heard of two organisations, as it is written down and added up. */
@BillingTest
class MovementsTests {

    private static final PlanId PRO = new PlanId("pro", 1);
    private static final PlanId TEAM = new PlanId("team", 1);
    private static final PlanId BUSINESS = new PlanId("business", 1);
    private static final PlanId API = new PlanId("api", 1);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Movements movements;
    @Autowired Revenue revenue;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired SystemDatabase system;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;

    private Customer anna;
    private Customer bo;

    @BeforeEach
    void twoOrganisations() {
        clock.set(Shop.BEGINNING);
        anna = customers.signUp();
        bo = customers.signUp();
    }

    @Test
    void aTrialIsNoRevenueUntilItIsPaid() {
        buy(anna, PRO);
        assertThat(of(anna)).isEmpty();

        clock.pass(Duration.ofDays(8));
        hear(anna);
        assertThat(of(anna)).containsExactly("1 NEW 0 999 pro 1 ×1");
    }

    @Test
    void hearingTheSameAgainMovesNothing() {
        buy(anna, BUSINESS);
        hear(anna);
        hear(anna);
        anna.run(() -> assertThat(syncing.attend()).isTrue());

        assertThat(of(anna)).containsExactly("1 NEW 0 24500 business 1 ×5");
    }

    @Test
    void everyChangeOfTheAmountIsKeptOnce() {
        buy(anna, PRO);
        clock.pass(Duration.ofDays(8));
        hear(anna);
        change(anna, TEAM);
        var guest = anna.joinedBy("Bo");
        var other = anna.joinedBy("Cem");
        hear(anna);
        anna.remove(other);
        hear(anna);
        anna.run(() -> changing.cancel(null));
        clock.pass(Duration.ofDays(32));
        hear(anna);
        assertThat(status(anna)).isEqualTo(Status.CANCELLED);
        buy(anna, BUSINESS);

        assertThat(guest).isNotNull();
        assertThat(of(anna))
                .containsExactly(
                        "1 NEW 0 999 pro 1 ×1",
                        "2 EXPANSION 999 2400 team 1 ×2",
                        "3 EXPANSION 2400 3600 team 1 ×3",
                        "4 CONTRACTION 3600 2400 team 1 ×2",
                        "5 CHURN 2400 0 team 1 ×2",
                        "6 REACTIVATION 0 24500 business 1 ×5");
    }

    @Test
    void aPlanWithoutAPriceMovesNothing() {
        buy(anna, API);

        assertThat(status(anna)).isEqualTo(Status.ACTIVE);
        assertThat(of(anna)).isEmpty();
    }

    @Test
    void bothAreAddedUp() {
        var before = revenue.figures();
        buy(anna, BUSINESS);
        buy(bo, BUSINESS);
        change(bo, TEAM);
        var after = revenue.figures();

        // Who shrinks in the month of the beginning began smaller.
        assertThat(bridge(after).started() - bridge(before).started()).isEqualTo(24_500 + 2400);
        assertThat(bridge(after).contraction()).isEqualTo(bridge(before).contraction());
        assertThat(bridge(after).closing() - bridge(before).closing()).isEqualTo(24_500 + 2400);
        assertThat(held(after, BUSINESS) - held(before, BUSINESS)).isEqualTo(1);
        assertThat(held(after, TEAM) - held(before, TEAM)).isEqualTo(1);
        assertThat(after.standing().paying() - before.standing().paying()).isEqualTo(2);
        assertThat(after.month(YearMonth.of(2019, 1))).isEmpty();
    }

    @Test
    void oneDoesNotSeeTheOthers() {
        buy(anna, BUSINESS);

        assertThat(seenBy(anna)).isEqualTo(1);
        assertThat(seenBy(bo)).isZero();
    }

    @Test
    void whatWasWrittenStays() {
        buy(anna, BUSINESS);
        for (String change :
                List.of(
                        "update billing.movement set cents_after = 1",
                        "delete from billing.movement")) {
            assertThatThrownBy(() ->
                            anna.run(() ->
                                    transaction.executeWithoutResult(_ -> {
                                        var _ = sql.sql(change).update();
                                    })))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotTurnTheOrderRound() {
        buy(anna, BUSINESS);
        clock.set(Shop.BEGINNING.minus(Duration.ofDays(60)));
        anna.run(() ->
                transaction.executeWithoutResult(
                        _ -> movements.keep(new Recurring(PRO, 1, 999), clock.instant())));

        var last = rows(anna).getLast();
        assertThat(last.number()).isEqualTo(2);
        assertThat(last.month()).isEqualTo(JUNE);
    }

    @Test
    void useIsTheChargedHoursOfTheMonth() {
        long before = revenue.figures().usage(JUNE).orElse(0);
        hour(anna, "2026-06-30T23:00:00Z", "SPEECH", 1_500_000);
        hour(anna, "2026-06-30T23:00:00Z", "TEXT", 20);
        hour(bo, "2026-06-01T00:00:00Z", "SPEECH", 3);
        hour(bo, "2026-07-01T00:00:00Z", "SPEECH", 1_000_000_000);

        assertThat(revenue.figures().usage(JUNE).getAsLong() - before).isEqualTo(1_500_023);
    }

    @Test
    void whoDoesNotPayIsCounted() {
        var before = revenue.figures().standing();
        buy(anna, BUSINESS);
        buy(bo, PRO);
        mark(anna, "PAST_DUE");
        var after = revenue.figures().standing();

        assertThat(after.pastDue() - before.pastDue()).isEqualTo(1);
        assertThat(after.pastDueCents() - before.pastDueCents()).isEqualTo(24_500);
        assertThat(after.trials() - before.trials()).isEqualTo(1);
    }

    @Test
    void theMarginIsAnAssumptionThatIsKept() {
        revenue.assume(0.625, "olga@example.org");
        assertThat(revenue.margin()).isEqualTo(0.625);
        revenue.assume(0.8, "olga@example.org");
        assertThat(revenue.margin()).isEqualTo(0.8);
        assertThat(
                        system.sql()
                                .sql(
                                        "select subject from audit.operator_entry where action = 'billing.margin.assume'")
                                .query(String.class)
                                .list())
                .contains("0.6250", "0.8000");
        for (double none : List.of(0.0, -0.2, 1.01, 0.00001)) {
            assertThatThrownBy(() -> revenue.assume(none, "olga@example.org"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Those who paid before movements were written down: the migration's own words. */
    @Test
    void whoPaidBeforeIsTakenOver() throws IOException {
        clock.pass(Duration.ofDays(8));
        subscription(anna, "ACTIVE", "2026-03-05T10:00:00Z", null);
        subscription(bo, "CANCELLED", "2026-03-05T10:00:00Z", "2026-05-06T10:00:00Z");
        var tried = customers.signUp();
        subscription(tried, "CANCELLED", "2026-03-05T10:00:00Z", "2026-03-05T09:00:00Z");
        var owing = customers.signUp();
        subscription(owing, "UNPAID", "2026-03-05T10:00:00Z", null);
        takeOver();
        takeOver();

        assertThat(of(anna)).containsExactly("1 NEW 0 3600 team 1 ×3");
        assertThat(of(bo)).containsExactly("1 NEW 0 3600 team 1 ×3", "2 CHURN 3600 0 team 1 ×3");
        assertThat(rows(bo))
                .extracting(Movement::at)
                .containsExactly(
                        Instant.parse("2026-03-05T10:00:00Z"),
                        Instant.parse("2026-05-06T10:00:00Z"));
        assertThat(of(tried)).isEmpty();
        assertThat(of(owing)).isEmpty();
    }

    private void takeOver() throws IOException {
        String migration =
                Files.readString(Path.of("db/migrations/V202611220810__billing_revenue.sql"));
        int from = migration.indexOf("insert into billing.movement");
        var _ = system.sql().sql(migration.substring(from, migration.indexOf(';', from))).update();
    }

    private void subscription(
            Customer whose,
            String status,
            String trialEnd,
            @org.jspecify.annotations.Nullable String ended) {
        var _ =
                system.sql()
                        .sql(
                                """
                                insert into billing.subscription (id, tenant_id, status, plan, plan_version, seats,
                                    customer_name, customer_email, trial_end, ended_at)
                                values (:id, :tenant, :status, 'team', 1, 3, 'A', 'a@example.org',
                                    cast(:trial as timestamptz), cast(:ended as timestamptz))
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", whose.tenant().value())
                        .param("status", status)
                        .param("trial", trialEnd)
                        .param("ended", ended, java.sql.Types.VARCHAR)
                        .update();
    }

    private void mark(Customer whose, String status) {
        var _ =
                system.sql()
                        .sql(
                                "update billing.subscription set status = :status where tenant_id = :tenant")
                        .param("status", status)
                        .param("tenant", whose.tenant().value())
                        .update();
    }

    private void hour(Customer whose, String hour, String meter, long micros) {
        var _ =
                system.sql()
                        .sql(
                                """
                                insert into billing.metered_hour (tenant_id, hour, meter, micros, word, said_at, sent_at)
                                values (:tenant, :hour, :meter, :micros, 1, :hour, :hour)
                                """)
                        .param("tenant", whose.tenant().value())
                        .param("hour", Timestamp.from(Instant.parse(hour)))
                        .param("meter", meter)
                        .param("micros", micros)
                        .update();
    }

    private long seenBy(Customer who) {
        return who.call(() ->
                transaction.execute(_ ->
                        sql.sql("select count(*) from billing.movement")
                                .query(Long.class)
                                .single()));
    }

    private static Bridge bridge(Revenue.Figures figures) {
        return figures.month(JUNE)
                .map(Revenue.Month::cents)
                .orElse(new Bridge(0, 0, 0, 0, 0, 0, 0));
    }

    private static int held(Revenue.Figures figures, PlanId plan) {
        Optional<Held> held =
                figures.plans().stream().filter(one -> one.plan().id().equals(plan)).findFirst();
        return held.map(Held::customers).orElse(0);
    }

    private List<Movement> rows(Customer whose) {
        return movements.all().stream().filter(one -> one.tenant().equals(whose.tenant())).toList();
    }

    private List<String> of(Customer whose) {
        return rows(whose).stream()
                .map(one ->
                        "%d %s %d %d %s ×%d"
                                .formatted(
                                        one.number(),
                                        one.kind(),
                                        one.before(),
                                        one.after(),
                                        one.plan(),
                                        one.seats()))
                .toList();
    }

    private void buy(Customer who, PlanId plan) {
        var till = who.call(() -> buying.begin(plan, null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        hear(who);
    }

    private void change(Customer who, PlanId plan) {
        who.run(() -> changing.change(changing.preview(plan), null));
    }

    private void hear(Customer who) {
        who.run(syncing::sync);
    }

    private Status status(Customer who) {
        return who.call(() -> changing.current().orElseThrow().status());
    }
}
