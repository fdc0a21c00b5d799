package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Estimate;
import app.sotto.usage.ReservationId;
import app.sotto.usage.UsageTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** A process that stops on the way leaves the books as they were. */
@UsageTest
class CrashTests {

    @Autowired Allowance allowance;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;
    @Autowired CrashingJdbc sql;

    private TenantId tenant;

    @BeforeEach
    void aTenantOfItsOwn() {
        tenant = TenantId.random();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aHoldIsMadeWhollyOrNotAtAll(int statement) {
        sql.crashAt(statement);

        assertThatThrownBy(() -> held(60)).isInstanceOf(Crash.class);

        assertThat(standing().heldSeconds()).isZero();
        assertThat(audit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aSettlementIsMadeWhollyOrNotAtAllAndOnceWhenRepeated(int statement) {
        ReservationId reservation = held(60);
        sql.crashAt(statement);

        assertThatThrownBy(() -> settle(reservation)).isInstanceOf(Crash.class);

        assertThat(standing().usedSeconds()).isZero();
        assertThat(standing().heldSeconds()).isEqualTo(60);
        assertThat(audit()).isEmpty();
        settle(reservation);
        settle(reservation);
        assertThat(standing().usedSeconds()).isEqualTo(7);
        assertThat(audit()).isEmpty();
    }

    /** Whoever crashes with others in a batch must not take them along. */
    @Test
    void oneFailureLeavesTheOthersOfItsBatch() {
        sql.crashAt(3);
        var failed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100)
                    .forEach(_ ->
                            threads.execute(() -> {
                                try {
                                    var _ = held(1);
                                } catch (Crash e) {
                                    var _ = failed.incrementAndGet();
                                }
                            }));
        }

        assertThat(failed).hasValueLessThanOrEqualTo(1);
        assertThat(standing().heldSeconds()).isEqualTo(100 - failed.get());
        assertThat(audit()).isEmpty();
    }

    /** A thousand at once, for a balance that is enough for a part of them. */
    @Test
    void overshootsByNothing() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 1000)
                    .forEach(_ ->
                            threads.execute(() ->
                                    currentTenant.runAs(
                                            tenant,
                                            () -> {
                                                if (hold(7) instanceof Granted(var id)) {
                                                    settle(id);
                                                }
                                            })));
        }

        assertThat(standing().usedSeconds()).isEqualTo(3600 / 7 * 7);
        assertThat(standing().heldSeconds()).isZero();
        assertThat(audit()).isEmpty();
    }

    private ReservationId held(long seconds) {
        return currentTenant.callAs(tenant, () -> ((Granted) hold(seconds)).reservation());
    }

    private app.sotto.usage.Admission hold(long seconds) {
        var caller = new Caller.Key(tenant, new UUID(1, 1));
        return allowance.hold(caller, Source.API, Estimate.speech(Duration.ofSeconds(seconds)));
    }

    private void settle(ReservationId reservation) {
        var spent =
                new Spent(Duration.ofSeconds(7), Duration.ofSeconds(9), "test/speech", Tokens.NONE);
        currentTenant.runAs(
                tenant,
                () -> {
                    var _ = allowance.settle(reservation, spent);
                });
    }

    private Standing standing() {
        return currentTenant.callAs(tenant, allowance::standing);
    }

    private java.util.List<String> audit() {
        return new Audit(system).faults(tenant);
    }

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Stops after one of the times that it spoke to PostgreSQL, the last of them included. */
    static final class CrashingJdbc extends JdbcTemplate {

        private final AtomicInteger left = new AtomicInteger();

        CrashingJdbc(DataSource source) {
            super(source);
        }

        void crashAt(int statement) {
            left.set(statement);
        }

        @Override
        public <T> T execute(String statements, PreparedStatementCallback<T> action) {
            T result = super.execute(statements, action);
            if (left.getAndUpdate(n -> Math.max(0, n - 1)) == 1) {
                throw new Crash();
            }
            return result;
        }
    }

    @TestConfiguration
    static class Fakes {
        @Bean
        @Primary
        CrashingJdbc crashingJdbc(DataSource source) {
            return new CrashingJdbc(source);
        }
    }
}
