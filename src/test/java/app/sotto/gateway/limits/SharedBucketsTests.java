package app.sotto.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Two instances count together, in a real database. */
@ApplicationModuleTest(module = "tenancy")
class SharedBucketsTests {

    private static final long LIMIT = 400;

    @Autowired DataSource database;
    @Autowired JdbcClient sql;

    @Test
    void twoInstancesTogetherLetThroughHardlyMoreThanTheLimit() {
        String name = UUID.randomUUID().toString();
        var one = new SharedBuckets(database).bucket(name, LIMIT);
        var other = new SharedBuckets(database).bucket(name, LIMIT);
        long passed = 0;
        for (var i = 0; i < LIMIT; i++) {
            passed += one.tryConsume(1) ? 1 : 0;
            passed += other.tryConsume(1) ? 1 : 0;
        }
        // A twentieth untold by each; and what flows in while the test runs.
        assertThat(passed).isBetween(LIMIT, LIMIT + 2 * LIMIT / 20 + LIMIT / 4);
    }

    @Test
    void aFirstBurstIsCounted() throws Exception {
        var buckets = new SharedBuckets(database);
        String name = UUID.randomUUID().toString();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> asked =
                    callers.invokeAll(
                            Collections.nCopies(
                                    64, () -> buckets.bucket(name, LIMIT).tryConsume(1)));
            for (var one : asked) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(buckets.bucket(name, LIMIT).getAvailableTokens())
                .isBetween(LIMIT - 64, LIMIT - 1);
    }

    @Test
    void debtIsKept() {
        String name = UUID.randomUUID().toString();
        var one = new SharedBuckets(database).bucket(name, LIMIT);
        assertThat(one.tryConsume(1)).isTrue();
        var _ = one.consumeIgnoringRateLimits(3 * LIMIT);
        assertThat(one.tryConsume(1)).isFalse();
        assertThat(new SharedBuckets(database).bucket(name, LIMIT).tryConsume(1)).isFalse();
    }

    @Test
    void whoDoesNotAskForAWhileIsForgotten() {
        var buckets = new SharedBuckets(database);
        assertThat(buckets.bucket("forgotten", LIMIT).tryConsume(1)).isTrue();
        var _ =
                sql.sql("update gateway.bucket set expires_at = 1 where id like 'forgotten%'")
                        .update();
        buckets.forgetFull();
        assertThat(
                        sql.sql("select count(*) from gateway.bucket where id like 'forgotten%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
