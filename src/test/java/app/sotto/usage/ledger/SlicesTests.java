package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission;
import app.sotto.usage.Admission.Exhausted;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import app.sotto.usage.UsageTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Slices on a real database: fast far from the limit, exact at it. */
@UsageTest
class SlicesTests {

    private static final long PLENTY = 1_000_000_000;

    @Autowired Allowance allowance;
    @Autowired Grants grants;
    @Autowired Slices slices;
    @Autowired Till till;
    @Autowired LedgerAllowance books;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;

    private TenantId tenant;
    private Caller key;

    @BeforeEach
    void aTenantWithPlenty() {
        tenant = TenantId.random();
        key = new Caller.Key(tenant, UUID.randomUUID());
        plan(PLENTY);
    }

    @Test
    void holdsWithoutARowFarFromTheLimit() {
        for (int i = 0; i < 10; i++) {
            assertThat(settle(granted(hold(1_000)), 30).tokens()).isEqualTo(30);
        }

        assertThat(reservations("status = 'LEASED'")).isEqualTo(1);
        assertThat(reservations("status <> 'LEASED'")).isZero();
        assertBooksAreRight();
    }

    @Test
    void whatIsLeasedIsNotMissingFromWhatIsLeft() {
        var _ = settle(granted(hold(1_000)), 30);

        assertThat(standing().includedTokensLeft()).isEqualTo(PLENTY - 30);
    }

    @Test
    void settlesOnce() {
        ReservationId work = granted(hold(1_000));

        Receipt first = settle(work, 30);

        assertThat(settle(work, 900)).isEqualTo(first);
        release(work);
        assertThat(standing().usedTokens()).isEqualTo(30);
        assertBooksAreRight();
    }

    @Test
    void booksNothingForWorkThatFailed() {
        ReservationId work = granted(hold(1_000));

        release(work);

        assertThat(settle(work, 30)).isEqualTo(Receipt.NOTHING);
        assertThat(standing().usedTokens()).isZero();
        assertBooksAreRight();
    }

    @Test
    void anotherTenantSettlesNothingOfIt() {
        ReservationId work = granted(hold(1_000));

        Receipt stolen =
                currentTenant.callAs(TenantId.random(), () -> allowance.settle(work, spent(30)));

        assertThat(stolen).isEqualTo(Receipt.NOTHING);
        assertThat(settle(work, 30).tokens()).isEqualTo(30);
    }

    @Test
    void holdsStrictlyNearTheLimit() {
        plan(100_000);

        ReservationId work = granted(hold(1_000));

        assertThat(reservations("status = 'HELD'")).isEqualTo(1);
        assertThat(reservations("status = 'LEASED'")).isZero();
        var _ = settle(work, 1_000);
        assertBooksAreRight();
    }

    /** What lies about in a slice is asked back before anybody is refused. */
    @Test
    void refusesNothingThatIsThere() {
        plan(400_000);
        var _ = settle(granted(hold(1_000)), 1_000);
        assertThat(reservations("status = 'LEASED'")).isEqualTo(1);

        assertThat(hold(399_000)).isInstanceOf(Granted.class);
        assertThat(hold(1)).isInstanceOf(Exhausted.class);
        assertBooksAreRight();
    }

    /** A thousand at once, from far to the limit and beyond. */
    @Test
    void overshootsByNothing() {
        plan(500_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 1_000)
                    .forEach(_ ->
                            threads.execute(() -> {
                                if (hold(700) instanceof Granted(var work)) {
                                    var _ = settle(work, 700);
                                }
                            }));
        }

        assertThat(standing().usedTokens()).isEqualTo(500_000 / 700 * 700);
        assertThat(standing().heldTokens()).isZero();
        assertBooksAreRight();
    }

    @Test
    void whatADeadProcessHeldIsFreed() {
        var dead = new Slice(till::post, Instant::now, key);
        assertThat(dead.take(Source.CHAT, 1_000)).isNotNull();
        assertThat(reservations("status = 'LEASED'")).isEqualTo(1);

        UUID id = UUID.fromString(one("select id::text"));
        currentTenant.runAs(
                tenant, () -> books.expire(new ReservationId(id), Instant.now().plusSeconds(1)));

        assertThat(reservations("status = 'EXPIRED' and held_tokens = 0")).isEqualTo(1);
        assertBooksAreRight();
    }

    @Test
    void goesBackWhenItIsClosed() {
        var _ = settle(granted(hold(1_000)), 30);

        assertThat(slices.giveBack(tenant)).isTrue();

        assertThat(reservations("status = 'LEASED'")).isZero();
        assertThat(slices.giveBack(tenant)).isFalse();
        assertBooksAreRight();
    }

    private void plan(long tokens) {
        currentTenant.runAs(
                tenant,
                () ->
                        grants.grant(
                                new Entitlements(
                                        "test",
                                        1,
                                        Duration.ZERO,
                                        tokens,
                                        Overage.STOPS,
                                        new Prices(100, 150_000, 75_000, 600_000),
                                        new Rates(1, 1, 1),
                                        Set.of(),
                                        1,
                                        null)));
    }

    private Admission hold(long tokens) {
        return currentTenant.callAs(
                tenant, () -> allowance.hold(key, Source.CHAT, Estimate.tokens(tokens)));
    }

    private static ReservationId granted(Admission admission) {
        assertThat(admission).isInstanceOf(Granted.class);
        return ((Granted) admission).reservation();
    }

    private Receipt settle(ReservationId work, long tokens) {
        return currentTenant.callAs(tenant, () -> allowance.settle(work, spent(tokens)));
    }

    private void release(ReservationId work) {
        currentTenant.runAs(tenant, () -> allowance.release(work));
    }

    private static Spent spent(long tokens) {
        return new Spent(Duration.ZERO, Duration.ZERO, "test/text", Tokens.of(0, tokens));
    }

    private Standing standing() {
        return currentTenant.callAs(tenant, allowance::standing);
    }

    private long reservations(String which) {
        return Long.parseLong(one("select count(*)::text", " and " + which));
    }

    private String one(String select, String... which) {
        return system.sql()
                .sql(
                        select
                                + " from usage.reservation where tenant_id = :tenant"
                                + String.join("", which))
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
    }

    private void assertBooksAreRight() {
        assertThat(new Audit(system).faults(tenant)).isEmpty();
    }
}
