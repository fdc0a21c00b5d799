package app.sotto.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.dictation.events.CallerLeft;
import app.sotto.dictation.events.TranscriptionJobCompleted;
import app.sotto.gateway.FakeGrants;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Plans;
import app.sotto.gateway.limits.Gauge.Unit;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitsTests {

    private final CurrentTenant currentTenant = new CurrentTenant();
    private final LocalBuckets buckets = new LocalBuckets();
    private final RateLimits limits =
            new RateLimits(buckets, new Plans(FakeGrants.of(3, 60, 1000), currentTenant));
    private final TenantId tenant = TenantId.random();

    @Test
    void requestsOfAllKeysTogetherStopAtThePlan() {
        KeyHolder one = key(null);
        KeyHolder other = key(null);
        assertThat(refusal(one, Unit.TOKENS)).isNull();
        assertThat(refusal(other, Unit.TOKENS)).isNull();
        assertThat(refusal(one, Unit.AUDIO_SECONDS)).isNull();

        Gauge refusal = refusal(other, Unit.TOKENS);

        assertThat(refusal).isNotNull();
        assertThat(refusal.unit()).isEqualTo(Unit.REQUESTS);
        assertThat(refusal.limit()).isEqualTo(3);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        buckets.pass(refusal.retryAfter());
        assertThat(refusal(other, Unit.TOKENS)).isNull();
    }

    @Test
    void aKeyStopsAtItsOwnLimitAndLeavesTheRestToOthers() {
        KeyHolder slow = key(1);
        assertThat(refusal(slow, Unit.TOKENS)).isNull();
        Gauge refusal = refusal(slow, Unit.TOKENS);
        assertThat(refusal).isNotNull();
        assertThat(refusal.limit()).isEqualTo(1);
        assertThat(refusal(key(null), Unit.TOKENS)).isNull();
        assertThat(refusal(key(null), Unit.TOKENS)).isNull();
    }

    @Test
    void longAudioLetsTheNextRequestWait() {
        KeyHolder holder = key(null);
        assertThat(refusal(holder, Unit.AUDIO_SECONDS)).isNull();
        used(holder, new Receipt(120, 0, 0, 0));

        Gauge refusal = refusal(holder, Unit.AUDIO_SECONDS);

        assertThat(refusal).isNotNull();
        assertThat(refusal.unit()).isEqualTo(Unit.AUDIO_SECONDS);
        assertThat(refusal.remaining()).isZero();
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(61));
        assertThat(refusal(holder, Unit.TOKENS)).as("text goes on").isNull();
    }

    @Test
    void aRefusedRequestTakesNothing() {
        KeyHolder holder = key(null);
        used(holder, new Receipt(0, 2000, 0, 0));
        for (var i = 0; i < 10; i++) {
            assertThat(refusal(holder, Unit.TOKENS)).isNotNull();
        }
        assertThat(remaining(holder)).as("of three, this one taken").isEqualTo(2);
    }

    @Test
    void speechOfJobsAndOfThoseWhoLeftCountsToo() {
        KeyHolder holder = key(null);
        var others = new SpeechOfOthers(limits, currentTenant);
        others.heard(new TranscriptionJobCompleted(tenant.value(), UUID.randomUUID(), 40));
        assertThat(refusal(holder, Unit.AUDIO_SECONDS)).isNull();

        others.heard(new CallerLeft(tenant.value(), UUID.randomUUID(), 20));

        assertThat(refusal(holder, Unit.AUDIO_SECONDS)).isNotNull();
    }

    @Test
    void anotherOrganisationHasItsOwn() {
        KeyHolder holder = key(null);
        used(holder, new Receipt(120, 0, 0, 0));
        var stranger = new KeyHolder(new Caller.Key(TenantId.random(), UUID.randomUUID()), ALL);
        assertThat(refusal(stranger, Unit.AUDIO_SECONDS)).isNull();
    }

    private static final KeyTerms ALL = KeyTerms.ALL;

    private long remaining(KeyHolder holder) {
        return take(holder, Unit.AUDIO_SECONDS).stream()
                .filter(gauge -> gauge.unit() == Unit.REQUESTS)
                .findFirst()
                .orElseThrow()
                .remaining();
    }

    private @Nullable Gauge refusal(KeyHolder holder, Unit work) {
        return take(holder, work).stream().filter(Gauge::refuses).findFirst().orElse(null);
    }

    private List<Gauge> take(KeyHolder holder, Unit work) {
        return currentTenant.callAs(holder.caller().tenant(), () -> limits.take(holder, work));
    }

    private void used(KeyHolder holder, Receipt receipt) {
        currentTenant.runAs(holder.caller().tenant(), () -> limits.used(holder, receipt));
    }

    private KeyHolder key(@Nullable Integer own) {
        return new KeyHolder(
                new Caller.Key(tenant, UUID.randomUUID()),
                new KeyTerms(Scope.ALL, Set.of(), List.of(), own, null));
    }
}
