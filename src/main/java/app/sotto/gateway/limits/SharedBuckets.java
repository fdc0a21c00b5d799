package app.sotto.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import javax.sql.DataSource;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.stereotype.Component;

/**
 * Buckets of all instances, in the database. Each instance counts by itself and tells the others
 * once a second, or after a twentieth of the minute's worth; by so much a limit may be overstepped.
 */
@Component
public class SharedBuckets implements Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration UNTOLD = Duration.ofSeconds(1);
    private static final int UNTOLD_SHARE = 20;
    private static final Duration OPEN_WHEN_IDLE = Duration.ofMinutes(5);

    /** Longer than a bucket stays open, so that no open bucket loses its row. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(10);

    private static final int MOST_OPEN = 20_000;
    private static final int FORGOTTEN_AT_ONCE = 1000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;
    private final Cache<String, Bucket> open =
            Caffeine.newBuilder().expireAfterAccess(OPEN_WHEN_IDLE).maximumSize(MOST_OPEN).build();

    SharedBuckets(DataSource database) {
        shared =
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("gateway.bucket")
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        KEPT_WHEN_FULL))
                        .build();
    }

    @Override
    public Bucket bucket(String name, long perMinute) {
        return open.get(name + ":" + perMinute, id -> connect(id, perMinute));
    }

    /** Rows of those who have not asked for a while. */
    @Recurring(id = "gateway-buckets", interval = "PT10M")
    @Job(name = "Forget full buckets")
    public void forgetFull() {
        while (shared.removeExpired(FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // as many again
        }
    }

    private Bucket connect(String id, long perMinute) {
        var configuration =
                BucketConfiguration.builder()
                        .addLimit(
                                limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build();
        var bucket =
                shared.builder()
                        .withOptimization(
                                Optimizations.delaying(
                                        new DelayParameters(
                                                Math.max(1, perMinute / UNTOLD_SHARE), UNTOLD)))
                        .build(id, () -> configuration);
        // Makes its row, by one thread: when many are the first, some of them do not find it.
        var _ = bucket.getAvailableTokens();
        return bucket;
    }
}
