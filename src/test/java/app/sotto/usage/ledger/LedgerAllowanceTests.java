package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission;
import app.sotto.usage.Admission.Exhausted;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Admission.Limit;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Cap;
import app.sotto.usage.Caps;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import app.sotto.usage.UsageHistory;
import app.sotto.usage.UsageTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds, settlements and the ledger on a real database. */
@UsageTest
class LedgerAllowanceTests {

    private static final Instant MIDDLE_OF_JUNE = Instant.parse("2026-06-15T12:00:00Z");

    @Autowired Allowance allowance;
    @Autowired Grants grants;
    @Autowired Caps caps;
    @Autowired UsageHistory history;
    @Autowired ExpiringHolds expiringHolds;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired SettableClock clock;

    private TenantId tenant;

    @BeforeEach
    void aTenantOfItsOwnInTheMiddleOfJune() {
        tenant = TenantId.random();
        clock.set(MIDDLE_OF_JUNE);
    }

    @Test
    void givesAnHourFreeAMonth() {
        Standing standing = standing();

        assertThat(standing.limitSeconds()).isEqualTo(3600);
        assertThat(standing.remainingSeconds()).isEqualTo(3600);
        assertThat(standing.periodStart()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(standing.renewsAt()).isEqualTo("2026-07-01T00:00:00Z");
    }

    @Test
    void holdsBeforeAndSettlesAfter() {
        ReservationId reservation = granted(hold(600));
        assertThat(standing().heldSeconds()).isEqualTo(600);

        settle(reservation, Duration.ofMillis(90_001));

        assertThat(standing())
                .extracting(Standing::usedSeconds, Standing::heldSeconds)
                .containsExactly(91L, 0L);
        assertBooksAreRight();
    }

    @Test
    void settlesOnce() {
        ReservationId reservation = granted(hold(600));

        settle(reservation, Duration.ofSeconds(60));
        settle(reservation, Duration.ofSeconds(500));
        release(reservation);

        assertThat(standing().usedSeconds()).isEqualTo(60);
        assertBooksAreRight();
    }

    @Test
    void booksNothingForWorkThatFailed() {
        ReservationId reservation = granted(hold(600));

        release(reservation);
        settle(reservation, Duration.ofSeconds(60));

        assertThat(standing().remainingSeconds()).isEqualTo(3600);
        assertThat(rows()).isEmpty();
        assertBooksAreRight();
    }

    @Test
    void refusesWhenAllowanceIsSpent() {
        settle(granted(hold(3590)), Duration.ofSeconds(3590));

        assertThat(hold(11))
                .isEqualTo(new Exhausted(10, Instant.parse("2026-07-01T00:00:00Z"), Limit.PLAN));
        assertThat(hold(10)).isInstanceOf(Granted.class);
        assertThat(hold(0)).isInstanceOf(Granted.class);
    }

    @Test
    void booksWhatWasSpentEvenBeyondTheHold() {
        ReservationId reservation = granted(hold(10));

        settle(reservation, Duration.ofSeconds(25));

        assertThat(standing().usedSeconds()).isEqualTo(25);
        assertBooksAreRight();
    }

    @Test
    void holdsMoreWhileWorkGoesOn() {
        ReservationId reservation = granted(hold(60));

        assertThat(extend(reservation, 120)).isTrue();
        assertThat(standing().heldSeconds()).isEqualTo(120);
        assertThat(extend(reservation, 90)).isTrue();
        assertThat(standing().heldSeconds()).isEqualTo(120);
        assertThat(extend(reservation, 3601)).isFalse();
        assertThat(standing().heldSeconds()).isEqualTo(120);
        settle(reservation, Duration.ofSeconds(100));
        assertThat(extend(reservation, 200)).isFalse();
        assertBooksAreRight();
    }

    @Test
    void holdsMadeAtOnceNeverExceedTheLimit() throws Exception {
        List<Admission> admissions = atOnce(200, () -> hold(60));

        assertThat(admissions).filteredOn(Granted.class::isInstance).hasSize(60);
        assertThat(standing().heldSeconds()).isEqualTo(3600);
        assertBooksAreRight();
    }

    @Test
    void settlementsMadeAtOnceBookOnce() throws Exception {
        ReservationId reservation = granted(hold(600));

        atOnce(
                50,
                () -> {
                    settle(reservation, Duration.ofSeconds(60));
                    return true;
                });

        assertThat(standing().usedSeconds()).isEqualTo(60);
        assertBooksAreRight();
    }

    @Test
    void booksStayRightWhateverHappens() {
        var random = new Random(7);
        var reservations = new ArrayList<ReservationId>();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (hold(random.nextInt(400)) instanceof Granted(ReservationId id)) {
                        reservations.add(id);
                    }
                }
                case 1 -> any(reservations, random).forEach(r -> extend(r, random.nextInt(500)));
                case 2 ->
                        any(reservations, random)
                                .forEach(
                                        r -> settle(r, Duration.ofMillis(random.nextInt(300_000))));
                default -> any(reservations, random).forEach(this::release);
            }
        }
        assertBooksAreRight();
    }

    @Test
    void keepsTenantsApart() {
        TenantId other = TenantId.random();
        settle(granted(hold(600)), Duration.ofSeconds(600));
        ReservationId mine = granted(hold(60));

        currentTenant.runAs(
                other,
                () -> {
                    assertThat(allowance.standing().remainingSeconds()).isEqualTo(3600);
                    allowance.settle(mine, spent(Duration.ofSeconds(60)));
                    allowance.release(mine);
                    assertThat(allowance.extend(mine, Estimate.speech(Duration.ofSeconds(90))))
                            .isFalse();
                    assertThat(
                                    history.between(
                                            Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                            .isEmpty();
                });

        assertThat(standing().heldSeconds()).isEqualTo(60);
        assertThatThrownBy(() ->
                        currentTenant.runAs(
                                other,
                                () -> allowance.hold(caller(), Source.API, Estimate.tokens(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsAfreshWithTheMonth() {
        settle(granted(hold(3600)), Duration.ofHours(1));
        assertThat(hold(1)).isInstanceOf(Exhausted.class);

        clock.set(Instant.parse("2026-06-30T23:59:59Z"));
        assertThat(hold(1)).isInstanceOf(Exhausted.class);
        clock.set(Instant.parse("2026-07-01T00:00:00Z"));
        ReservationId overnight = granted(hold(60));
        clock.set(Instant.parse("2026-08-01T00:00:00Z"));
        settle(overnight, Duration.ofSeconds(60));

        assertThat(standing().usedSeconds()).as("booked in the month of the hold").isZero();
        assertBooksAreRight();
    }

    @Test
    void monthsBeginWhereTheTenantLives() {
        inTenant(() -> {
            grants.zone(ZoneId.of("Europe/Berlin"));
            grants.grant(plan(Duration.ofMinutes(5), Overage.STOPS));
            clock.set(Instant.parse("2026-03-31T21:59:59Z"));
            assertThat(allowance.standing().periodStart()).isEqualTo("2026-02-28T23:00:00Z");
            assertThat(allowance.standing().renewsAt()).isEqualTo("2026-03-31T22:00:00Z");
            clock.set(Instant.parse("2026-03-31T22:00:00Z"));
            assertThat(allowance.standing().periodStart()).isEqualTo("2026-03-31T22:00:00Z");
            assertThat(allowance.standing().limitSeconds()).isEqualTo(300);
            return true;
        });
    }

    @Test
    void aLargerGrantHoldsAtOnce() {
        settle(granted(hold(3600)), Duration.ofHours(1));

        inTenant(() -> {
            grants.grant(plan(Duration.ofHours(2), Overage.STOPS));
            return true;
        });

        assertThat(hold(3600)).isInstanceOf(Granted.class);
    }

    @Test
    void aHoldOfADeadProcessStaysUntilSwept() {
        ReservationId reservation = granted(hold(600));
        ReservationId alive = granted(hold(60));

        clock.set(MIDDLE_OF_JUNE.plus(Duration.ofHours(11)));
        assertThat(extend(alive, 61)).isTrue();
        expiringHolds.sweep();
        assertThat(standing().heldSeconds()).isEqualTo(661);

        clock.set(MIDDLE_OF_JUNE.plus(Duration.ofHours(13)));
        expiringHolds.sweep();
        assertThat(standing().heldSeconds()).isEqualTo(61);
        assertBooksAreRight();

        settle(reservation, Duration.ofSeconds(30));
        assertThat(standing().usedSeconds()).as("finished after all").isEqualTo(30);
        assertBooksAreRight();
    }

    @Test
    void tellsWhatWasUsedByDayModelAndCaller() {
        settle(granted(hold(60)), Duration.ofMillis(1_500));
        settle(granted(hold(60)), Duration.ofMillis(2_500));
        clock.set(MIDDLE_OF_JUNE.plus(Duration.ofDays(1)));
        settle(granted(hold(60)), Duration.ofSeconds(7));

        assertThat(rows())
                .containsExactly(
                        new UsageHistory.Row(
                                LocalDate.parse("2026-06-15"),
                                "test/speech",
                                CALLER,
                                2,
                                5,
                                20,
                                20,
                                10,
                                500,
                                0),
                        new UsageHistory.Row(
                                LocalDate.parse("2026-06-16"),
                                "test/speech",
                                CALLER,
                                1,
                                7,
                                10,
                                10,
                                5,
                                700,
                                0));
    }

    @Test
    void theLedgerCannotBeRewritten() {
        settle(granted(hold(60)), Duration.ofSeconds(7));

        for (String rewriting :
                List.of(
                        "update usage.entry set amount = 1",
                        "delete from usage.entry",
                        "update usage.event set charged_seconds = 0",
                        "delete from usage.event",
                        "delete from usage.reservation")) {
            assertThatThrownBy(() ->
                            inTenant(() -> transaction.execute(_ -> sql.sql(rewriting).update())))
                    .as(rewriting)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void chargesWhatLiesBeyondThePlan() {
        inTenant(() -> {
            grants.grant(plan(Duration.ofSeconds(100), new Overage(true, 10_000L)));
            return true;
        });
        ReservationId within = granted(hold(70));
        ReservationId across = granted(hold(70));

        assertThat(receipt(within, 70)).isEqualTo(new Receipt(70, 0, 7_000, 0));
        assertThat(receipt(across, 70)).isEqualTo(new Receipt(70, 0, 3_000, 4_000));
        assertThat(receipt(across, 1)).as("again").isEqualTo(new Receipt(70, 0, 3_000, 4_000));
        assertThat(standing().chargedMicros()).isEqualTo(4_000);
        assertThat(standing().remainingSeconds()).isEqualTo(60);
        assertThat(hold(61))
                .isInstanceOfSatisfying(
                        Exhausted.class,
                        none -> {
                            assertThat(none.limit()).isEqualTo(Limit.ORGANISATION);
                            assertThat(none.remainingSeconds()).isEqualTo(60);
                        });
        assertBooksAreRight();
    }

    @Test
    void theOwnersCapHoldsForOrganisationAndCaller() {
        inTenant(() -> {
            grants.grant(plan(Duration.ofSeconds(100), new Overage(true, 10_000L)));
            caps.set(tenant.value(), new Cap(null, 2_000L));
            caps.set(CALLER, new Cap(50L, null));
            return true;
        });

        assertThat(hold(51))
                .isInstanceOfSatisfying(
                        Exhausted.class, none -> assertThat(none.limit()).isEqualTo(Limit.HOLDER));
        assertThat(inTenant(() -> allowance.secondsLeft(caller()))).isEqualTo(50);
        assertThat(standing().remainingSeconds()).isEqualTo(120);

        inTenant(() -> {
            caps.set(CALLER, Cap.NONE);
            return true;
        });
        assertThat(hold(120)).isInstanceOf(Granted.class);
        assertThat(hold(1)).isInstanceOf(Exhausted.class);
    }

    @Test
    void tokensHaveAnAllowanceAndAPriceOfTheirOwn() {
        inTenant(() -> {
            grants.grant(plan(Duration.ZERO, new Overage(true, null)));
            return true;
        });
        ReservationId chat = granted(holdTokens(4_000));

        Receipt receipt =
                inTenant(() ->
                        allowance.settle(
                                chat,
                                new Spent(
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        "test/text",
                                        new Tokens(1_500L, 500L, 500L))));

        // 1,000 at 0.15, 500 at 0.075 and 500 at 0.6 micro-units are 487.5; half of the 2,000 are
        // over.
        assertThat(receipt).isEqualTo(new Receipt(0, 2_000, 244, 244));
        assertThat(standing().usedTokens()).isEqualTo(2_000);
        assertThat(standing().heldTokens()).isZero();
        assertBooksAreRight();
    }

    @Test
    void impossibleCountsOfANodeAreNotCounted() {
        ReservationId chat = granted(holdTokens(4_000));

        Receipt receipt =
                inTenant(() ->
                        allowance.settle(
                                chat,
                                new Spent(
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        "test/text",
                                        new Tokens(-7L, 9L, Long.MAX_VALUE))));

        assertThat(receipt).isEqualTo(Receipt.NOTHING);
        assertBooksAreRight();
    }

    @Test
    void aHoldGoesWithTheTransactionItWasMadeIn() {
        assertThatThrownBy(() ->
                        inTenant(() ->
                                transaction.execute(_ -> {
                                    var _ = hold(60);
                                    throw new IllegalStateException();
                                })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(standing().heldSeconds()).isZero();
        assertBooksAreRight();
    }

    @Test
    void marksAreSaidOnceAMonth() {
        settle(granted(hold(1799)), Duration.ofSeconds(1799));
        assertThat(marks()).isEmpty();
        settle(granted(hold(1100)), Duration.ofSeconds(1100));
        assertThat(marks()).containsExactly("MINUTES 50", "MINUTES 80");
        settle(granted(hold(700)), Duration.ofSeconds(700));
        assertThat(marks()).containsExactly("MINUTES 50", "MINUTES 80");
        settle(granted(hold(1)), Duration.ofSeconds(1));
        assertThat(marks()).containsExactly("MINUTES 50", "MINUTES 80", "MINUTES 100");
    }

    private List<String> marks() {
        return system.sql()
                .sql(
                        "select measure || ' ' || percent from usage.alert where tenant_id = ? order by percent")
                .param(tenant.value())
                .query(String.class)
                .list();
    }

    private Receipt receipt(ReservationId reservation, long seconds) {
        return inTenant(() -> allowance.settle(reservation, spent(Duration.ofSeconds(seconds))));
    }

    private Admission holdTokens(long tokens) {
        return inTenant(() -> allowance.hold(caller(), Source.CHAT, Estimate.tokens(tokens)));
    }

    private static Entitlements plan(Duration monthly, Overage overage) {
        return new Entitlements(
                "test",
                1,
                monthly,
                1_000,
                overage,
                new Prices(100, 150_000, 75_000, 600_000),
                new Rates(100, 100, 100),
                Set.of(),
                1,
                null);
    }

    private static final UUID CALLER = UUID.fromString("00000000-0000-0000-0000-00000000000c");

    private Caller caller() {
        return new Caller.Key(tenant, CALLER);
    }

    private Admission hold(long seconds) {
        return inTenant(() ->
                allowance.hold(caller(), Source.API, Estimate.speech(Duration.ofSeconds(seconds))));
    }

    private static ReservationId granted(Admission admission) {
        assertThat(admission).isInstanceOf(Granted.class);
        return ((Granted) admission).reservation();
    }

    private boolean extend(ReservationId reservation, long total) {
        return inTenant(
                () -> allowance.extend(reservation, Estimate.speech(Duration.ofSeconds(total))));
    }

    private void settle(ReservationId reservation, Duration speech) {
        currentTenant.runAs(tenant, () -> allowance.settle(reservation, spent(speech)));
    }

    private void release(ReservationId reservation) {
        currentTenant.runAs(tenant, () -> allowance.release(reservation));
    }

    private Standing standing() {
        return inTenant(allowance::standing);
    }

    private List<UsageHistory.Row> rows() {
        return inTenant(
                () -> history.between(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")));
    }

    private <T> T inTenant(ScopedValue.CallableOp<T, RuntimeException> work) {
        return currentTenant.callAs(tenant, work);
    }

    private static Spent spent(Duration speech) {
        return new Spent(speech, Duration.ofSeconds(10), "test/speech", Tokens.of(10, 5));
    }

    private static List<ReservationId> any(List<ReservationId> reservations, Random random) {
        return reservations.isEmpty()
                ? List.of()
                : List.of(reservations.get(random.nextInt(reservations.size())));
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            var calls = Collections.nCopies(times, work);
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** Running totals are what the entries say, open holds are what is held, and all is zero. */
    private void assertBooksAreRight() {
        assertThat(new Audit(system).faults(tenant)).isEmpty();
    }

    /** A clock that stands where it is set. */
    static final class SettableClock extends Clock {
        private volatile Instant now = MIDDLE_OF_JUNE;

        void set(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration
    static class Fakes {
        @Bean
        SettableClock clock() {
            return new SettableClock();
        }
    }
}
