package app.sotto.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Buckets in memory, whose time is told. */
public class LocalBuckets implements Buckets {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Bucket bucket(String name, long perMinute) {
        return buckets.computeIfAbsent(
                name + perMinute,
                _ ->
                        Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(perMinute)
                                                .refillGreedy(perMinute, Duration.ofMinutes(1)))
                                .withCustomTimePrecision(clock())
                                .build());
    }

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
