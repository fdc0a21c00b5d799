package app.sotto.gateway.limits;

import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Plans;
import app.sotto.gateway.limits.Gauge.Unit;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Receipt;
import io.github.bucket4j.Bucket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what is asked, against what the plan and the key allow a minute. A request counts when it
 * comes; its seconds and tokens count when they are known, so that one request may overstep its
 * minute and the next waits for it.
 */
@Component
public class RateLimits {

    private final Buckets buckets;
    private final Plans plans;

    RateLimits(Buckets buckets, Plans plans) {
        this.buckets = buckets;
        this.plans = plans;
    }

    /**
     * Takes one request, unless a limit is used up; then nothing is taken. The tenant is bound.
     *
     * @return the tightest gauge of each unit; one of them may refuse
     */
    List<Gauge> take(KeyHolder holder, Unit work) {
        Rates rates = plans.current().rates();
        var gauges = new ArrayList<Gauge>();
        gauges.add(look(bucket(holder, work, rates), work, limit(work, rates)));
        Integer own = holder.terms().requestsPerMinute();
        if (own != null) {
            gauges.add(look(ofKey(holder, own), Unit.REQUESTS, own));
        }
        if (gauges.stream().noneMatch(Gauge::refuses)) {
            takeOne(holder, rates, own, gauges);
        }
        return gauges;
    }

    /**
     * Takes one request for a stream of speech, unless a limit is used up; its seconds count as
     * they are heard. The tenant is bound.
     */
    public Readings takeForStream(KeyHolder holder) {
        return new Readings(take(holder, Unit.AUDIO_SECONDS));
    }

    /** Takes one request for text, unless a limit is used up. The tenant is bound. */
    public Readings takeForText(KeyHolder holder) {
        return new Readings(take(holder, Unit.TOKENS));
    }

    private void takeOne(KeyHolder holder, Rates rates, @Nullable Integer own, List<Gauge> gauges) {
        Gauge all = one(bucket(holder, Unit.REQUESTS, rates), rates.requests());
        if (own == null || all.refuses()) {
            gauges.add(all);
            return;
        }
        Gauge key = one(ofKey(holder, own), own);
        gauges.removeLast();
        gauges.add(key.remaining() < all.remaining() ? key : all);
    }

    /** Counts what a request came to. */
    public void used(KeyHolder holder, Receipt receipt) {
        used(holder.caller().tenant(), receipt);
    }

    /** The same for work whose caller did not wait for it. The tenant is bound. */
    void used(TenantId tenant, Receipt receipt) {
        Rates rates = plans.current().rates();
        count(bucket(tenant, Unit.AUDIO_SECONDS, rates), receipt.seconds());
        count(bucket(tenant, Unit.TOKENS, rates), receipt.tokens());
    }

    private static void count(Bucket bucket, long used) {
        if (used > 0) {
            var _ = bucket.consumeIgnoringRateLimits(used);
        }
    }

    private static Gauge one(Bucket bucket, long limit) {
        return Gauge.of(Unit.REQUESTS, limit, bucket.tryConsumeAndReturnRemaining(1));
    }

    /**
     * Whether anything is left, without taking it. To take one and give it back would be told to
     * all instances at once, which costs a transaction.
     */
    private static Gauge look(Bucket bucket, Unit unit, long limit) {
        return Gauge.of(unit, limit, bucket.estimateAbilityToConsume(1));
    }

    private Bucket bucket(KeyHolder holder, Unit unit, Rates rates) {
        return bucket(holder.caller().tenant(), unit, rates);
    }

    private Bucket bucket(TenantId tenant, Unit unit, Rates rates) {
        return buckets.bucket(tenant.value() + ":" + unit.header(), limit(unit, rates));
    }

    private Bucket ofKey(KeyHolder holder, long limit) {
        return buckets.bucket("key:" + holder.caller().id(), limit);
    }

    private static long limit(Unit unit, Rates rates) {
        return switch (unit) {
            case REQUESTS -> rates.requests();
            case TOKENS -> rates.tokens();
            case AUDIO_SECONDS -> rates.audioSeconds();
        };
    }
}
