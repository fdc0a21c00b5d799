package app.sotto.billing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.PlanId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a subscription takes over from Stripe, and what it refuses. */
class SubscriptionTests {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Duration GRACE = Duration.ofDays(7);

    private final Subscription subscription = new Subscription("Anna's desk", "anna@example.org");

    @Test
    void permitsNothingOnTheWayToTheTill() {
        assertThat(subscription.permitted(NOW)).isEmpty();
    }

    @Test
    void permitsThePlanWhilePaidOrTried() {
        hear("sub_1", Status.TRIALING, NOW);
        assertThat(subscription.permitted(NOW))
                .contains(new Subscription.Permitted(new PlanId("team", 1), 3, true));

        hear("sub_1", Status.ACTIVE, NOW);
        assertThat(subscription.permitted(NOW))
                .contains(new Subscription.Permitted(new PlanId("team", 1), 3, false));
    }

    @Test
    void permitsThePlanForSomeDaysAfterAPaymentFailed() {
        hear("sub_1", Status.ACTIVE, NOW);
        hear("sub_1", Status.PAST_DUE, NOW);
        hear("sub_1", Status.PAST_DUE, NOW.plus(Duration.ofDays(3)));

        assertThat(subscription.permitted(NOW.plus(GRACE).minusSeconds(1))).isPresent();
        assertThat(subscription.permitted(NOW.plus(GRACE))).isEmpty();
    }

    @Test
    void givesNewGraceAfterAPaymentArrived() {
        hear("sub_1", Status.PAST_DUE, NOW);
        hear("sub_1", Status.ACTIVE, NOW);
        Instant later = NOW.plus(Duration.ofDays(30));
        hear("sub_1", Status.PAST_DUE, later);

        assertThat(subscription.permitted(later.plus(Duration.ofDays(6)))).isPresent();
    }

    @Test
    void permitsNothingUnpaidOrCancelled() {
        hear("sub_1", Status.UNPAID, NOW);
        assertThat(subscription.permitted(NOW)).isEmpty();
        hear("sub_1", Status.CANCELLED, NOW);
        assertThat(subscription.permitted(NOW)).isEmpty();
    }

    @Test
    void whatIsCancelledDoesNotComeBackUnderItsOwnName() {
        hear("sub_1", Status.CANCELLED, NOW);

        assertThatThrownBy(() -> hear("sub_1", Status.ACTIVE, NOW))
                .isInstanceOf(IllegalStateException.class);
        hear("sub_2", Status.ACTIVE, NOW);
        assertThat(subscription.permitted(NOW)).isPresent();
    }

    @Test
    void anotherSubscriptionDoesNotTakeThePlaceOfALiveOne() {
        hear("sub_1", Status.ACTIVE, NOW);

        assertThatThrownBy(() -> hear("sub_2", Status.ACTIVE, NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThat(subscription.stripeId()).isEqualTo("sub_1");
    }

    @Test
    void anOlderAnswerIsNotHeardAfterANewerOne() {
        long first = subscription.ask();
        long second = subscription.ask();
        var _ = subscription.hear(second, heard("sub_1", Status.ACTIVE), NOW, GRACE);

        assertThat(subscription.isNews(first)).isFalse();
        assertThatThrownBy(
                        () -> subscription.hear(first, heard("sub_1", Status.TRIALING), NOW, GRACE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void remindsOnceOfATrialsEnd() {
        Instant end = NOW.plus(Duration.ofDays(7));
        var _ = subscription.hear(subscription.ask(), trial("sub_1", end), NOW, GRACE);

        assertThat(subscription.tellOfTrialEnd(NOW, Duration.ofDays(3))).isFalse();
        Instant soon = end.minus(Duration.ofDays(2));
        assertThat(subscription.tellOfTrialEnd(soon, Duration.ofDays(3))).isTrue();
        assertThat(subscription.tellOfTrialEnd(soon, Duration.ofDays(3))).isFalse();
    }

    @Test
    void staysDueWhenSomethingCameInBetween() {
        subscription.due(NOW);
        Instant seen = subscription.dueAt();
        subscription.due(NOW.minusSeconds(5));

        subscription.attended(seen, null);
        assertThat(subscription.dueAt()).isEqualTo(NOW.minusSeconds(5));
    }

    private void hear(String id, Status status, Instant now) {
        var _ = subscription.hear(subscription.ask(), heard(id, status), now, GRACE);
    }

    private static Heard heard(String id, Status status) {
        return heard(id, status, null);
    }

    private static Heard trial(String id, Instant end) {
        return heard(id, Status.TRIALING, end);
    }

    private static Heard heard(String id, Status status, @Nullable Instant trialEnd) {
        return new Heard(
                id, "si_1", status, new PlanId("team", 1), 3, NOW, NOW, false, trialEnd, null);
    }
}
