package app.sotto.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.sotto.dictation.events.DictationCompleted;
import app.sotto.dictation.events.TranscriptionJobCompleted;
import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.egress.Egress;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.events.LimitNeared;
import app.sotto.usage.events.LimitNeared.Measure;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Delivery.Attempt;
import app.sotto.webhooks.Delivery.State;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.Endpoint.Status;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.EventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happened reaches the customer's server, signed, at least once. */
@WebhooksTest
class DeliveryTests {

    @Autowired Endpoints endpoints;
    @Autowired Deliveries deliveries;
    @Autowired DeliveryJob job;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;
    @Autowired JdbcClient sql;
    @Autowired MovableClock clock;
    @Autowired Claims claims;
    @Autowired Signing signing;
    @Autowired Egress egress;
    @Autowired EndpointTable table;
    @Autowired Pauses pauses;
    @Autowired WebhookSettings settings;
    @Autowired Moment moment;
    @Autowired DeliveryQueue queue;
    @Autowired JobScheduler scheduler;
    @Autowired ObjectProvider<BackgroundJobServer> server;

    private TenantId tenant = new TenantId(UUID.randomUUID());
    private Caller.Member anna = member();
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        tenant = new TenantId(UUID.randomUUID());
        anna = member();
        clock.reset();
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aCompletedJobIsToldWithItsIdAndASignature() {
        String secret = add(EventType.JOB_COMPLETED);
        UUID id = UUID.randomUUID();
        happens(new TranscriptionJobCompleted(tenant.value(), id, 12));
        deliverAll();

        var request = receiver.requests().getFirst();
        request.isSignedWith(secret);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("user-agent")).isEqualTo("Sotto-Webhooks");
        assertThat(request.body())
                .startsWith("{\"type\":\"transcription_job.completed\",\"timestamp\":\"2")
                .endsWith(
                        "\"data\":{\"id\":\"%s\",\"status\":\"completed\",\"charged_seconds\":12,\"path\":\"/v1/transcription_jobs/%s\"}}"
                                .formatted(id, id));
        Delivery told = told().getFirst();
        assertThat(told.state()).isEqualTo(State.DELIVERED);
        assertThat(told.messageId()).isEqualTo(request.header("webhook-id"));
        assertThat(told.attempts()).isEqualTo(1);
    }

    @Test
    void anEndpointHearsOfWhatItChoseOnly() {
        var _ = add(EventType.JOB_FAILED, EventType.USAGE_ALERT, EventType.DICTATION_COMPLETED);
        happens(new TranscriptionJobCompleted(tenant.value(), UUID.randomUUID(), 1));
        happens(new DictationCompleted(tenant.value(), UUID.randomUUID(), 1, false));
        assertThat(told()).isEmpty();

        happens(new TranscriptionJobFailed(tenant.value(), UUID.randomUUID()));
        happens(new DictationCompleted(tenant.value(), UUID.randomUUID(), 1, true));
        happens(
                new LimitNeared(
                        tenant.value(),
                        tenant.value(),
                        LocalDate.of(2026, 11, 1),
                        Measure.MINUTES,
                        80));
        assertThat(told())
                .extracting(Delivery::type)
                .containsExactlyInAnyOrder(
                        "transcription_job.failed", "dictation.completed", "usage.alert");
        assertThat(told())
                .extracting(Delivery::payload)
                .anyMatch(payload ->
                        payload.contains(
                                "{\"holder\":\"organisation\",\"month\":\"2026-11\",\"measure\":\"minutes\",\"percent\":80"));
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        var _ = add(EventType.JOB_FAILED);
        currentTenant.runAs(
                tenant,
                () ->
                        transaction.executeWithoutResult(status -> {
                            events.publishEvent(
                                    new TranscriptionJobFailed(tenant.value(), UUID.randomUUID()));
                            status.setRollbackOnly();
                        }));
        assertThat(told()).isEmpty();
    }

    @Test
    void itIsTriedTenTimesOverDaysWithOneId() {
        String secret = add(EventType.JOB_FAILED);
        receiver.answers(503, "busy");
        fails();
        var planned = new ArrayList<Duration>();
        Instant first = clock.instant();
        for (int i = 0; i < 10; i++) {
            deliverAll();
            deliverAll();
            Instant next = told().getFirst().nextAt();
            if (next != null) {
                planned.add(Duration.between(clock.instant(), next));
                clock.moveTo(next);
            }
        }
        assertThat(receiver.requests()).hasSize(10);
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(told().getFirst().messageId());
        assertThat(receiver.requests()).allMatch(one -> one.carriesTheSignatureOf(secret));
        assertThat(receiver.requests())
                .extracting(one -> one.header("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertThat(planned).hasSize(9);
        assertThat(planned.get(3).toMinutes()).isBetween(107L, 133L);
        assertThat(Duration.between(first, clock.instant()).toHours()).isCloseTo(75, within(8L));
        assertThat(told().getFirst().state()).isEqualTo(State.FAILED);
        assertThat(told().getFirst().last().answer()).isEqualTo("busy");
        assertThat(only().status()).isEqualTo(Status.ON);

        clock.move(Duration.ofDays(3));
        fails();
        deliverAll();
        assertThat(only().status()).as("nothing arrived for five days").isEqualTo(Status.FAILING);
        assertThat(told()).extracting(Delivery::state).containsOnly(State.FAILED);
        fails();
        assertThat(told()).as("nothing is written for it any more").hasSize(2);
    }

    @Test
    void aSuccessEndsTheCountOfDays() {
        var _ = add(EventType.JOB_FAILED);
        receiver.answers(500, "");
        fails();
        deliverAll();
        receiver.answers(200, "");
        clock.moveTo(told().getFirst().nextAt());
        deliverAll();
        clock.move(Duration.ofDays(6));
        receiver.answers(500, "");
        fails();
        deliverAll();
        assertThat(only().status()).isEqualTo(Status.ON);
    }

    @Test
    void goneSwitchesItOff() {
        var _ = add(EventType.JOB_FAILED);
        receiver.answers(410, "moved out");
        fails();
        fails();
        job.run(tenant, told().getFirst().id());
        assertThat(only().status()).isEqualTo(Status.GONE);
        assertThat(told()).extracting(Delivery::state).containsOnly(State.FAILED);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void silenceAndRedirectsAreNoSuccess() {
        var _ = add(EventType.JOB_FAILED);
        receiver.isSlow(Duration.ofSeconds(3));
        fails();
        deliverAll();
        Attempt late = told().getFirst().last();
        assertThat(late.status()).isNull();
        assertThat(late.answer()).contains("did not answer within");
        assertThat(late.millis()).isBetween(900L, 2_500L);

        receiver.isSlow(Duration.ZERO);
        receiver.answers(302, "");
        clock.moveTo(told().getFirst().nextAt());
        deliverAll();
        assertThat(told().getFirst().last().status()).isEqualTo(302);
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void oneKilobyteOfTheAnswerIsKept() {
        var _ = add(EventType.JOB_FAILED);
        receiver.answers(200, "a\0b" + "x".repeat(100_000));
        fails();
        deliverAll();
        assertThat(told().getFirst().last().answer()).hasSize(1023).startsWith("abx");
    }

    @Test
    void anAddressThatLeadsInsideLaterIsNotCalled() {
        var _ = add(EventType.JOB_FAILED);
        currentTenant.runAs(
                tenant,
                () ->
                        transaction.executeWithoutResult(_ ->
                                sql.sql("update webhooks.endpoint set url = 'http://127.0.0.2/'")
                                        .update()));
        fails();
        deliverAll();
        assertThat(told().getFirst().last().answer()).contains("private address");
    }

    @Test
    void whoDiesBeforeBookingIsFollowedByAnotherWithTheSameId() {
        var _ = add(EventType.JOB_FAILED);
        fails();
        UUID id = told().getFirst().id();
        var dying =
                new Courier(
                        claims,
                        signing,
                        egress,
                        new Dying(),
                        queue,
                        currentTenant,
                        settings,
                        moment);
        assertThatThrownBy(() -> currentTenant.runAs(tenant, () -> dying.deliver(id)))
                .isInstanceOf(ProcessDied.class);
        assertThat(receiver.requests()).hasSize(1);

        job.run(tenant, id);
        assertThat(receiver.requests()).as("it may be alive yet").hasSize(1);

        clock.move(WebhookSettings.CLAIM);
        assertThat(swept()).contains(id);
        job.run(tenant, id);
        assertThat(receiver.requests())
                .hasSize(2)
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(told().getFirst().messageId());
        assertThat(told().getFirst().state()).isEqualTo(State.DELIVERED);
        assertThat(swept()).doesNotContain(id);
    }

    @Test
    void severalWorkersSendItOnce() throws Exception {
        var _ = add(EventType.JOB_FAILED);
        receiver.isSlow(Duration.ofMillis(300));
        fails();
        UUID id = told().getFirst().id();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work =
                    () -> {
                        job.run(tenant, id);
                        return true;
                    };
            for (var done : workers.invokeAll(List.of(work, work, work, work, work, work))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void aSlowEndpointTakesUpFewWorkers() throws Exception {
        var _ = add(EventType.JOB_FAILED);
        receiver.isSlow(Duration.ofMillis(600));
        for (int i = 0; i < 8; i++) {
            fails();
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Delivery one : told()) {
                var _ = workers.submit(() -> job.run(tenant, one.id()));
                Thread.sleep(20);
            }
        }
        assertThat(receiver.requests()).hasSizeLessThanOrEqualTo(settings.atOnce());
        assertThat(told()).extracting(Delivery::state).contains(State.WAITING);
        clock.move(Duration.ofSeconds(31));
        assertThat(swept()).isNotEmpty();
    }

    @Test
    void twoSecretsSignForADay() {
        String first = add(EventType.JOB_FAILED);
        String second = as(() -> endpoints.rotate(anna, only().id()));
        fails();
        deliverAll();
        receiver.requests().getFirst().isSignedWith(first);
        receiver.requests().getFirst().isSignedWith(second);
        assertThat(only().oldSecretUntil()).isNotNull();

        clock.move(Duration.ofHours(25));
        fails();
        deliverAll();
        var later = receiver.requests().getLast();
        assertThat(later.carriesTheSignatureOf(second)).isTrue();
        assertThat(later.carriesTheSignatureOf(first)).isFalse();
        assertThat(only().oldSecretUntil()).isNull();
    }

    @Test
    void whatFailedCanBeSentAgain() {
        String secret = add(EventType.JOB_FAILED);
        receiver.answers(400, "");
        fails();
        fails();
        turn(false);
        assertThat(told()).extracting(Delivery::state).containsOnly(State.FAILED);
        UUID one = told().getFirst().id();
        assertThat(as(() -> deliveries.replay(anna, one))).as("it is off").isFalse();

        turn(true);
        receiver.answers(200, "");
        assertThat(as(() -> deliveries.replay(anna, one))).isTrue();
        deliverAll();
        assertThat(told())
                .extracting(Delivery::state)
                .containsExactly(State.DELIVERED, State.FAILED);
        UUID endpoint = only().id();
        assertThat(as(() -> deliveries.replayFailed(anna, endpoint, clock.instant()))).isZero();
        assertThat(as(() -> deliveries.replayFailed(anna, endpoint, Instant.EPOCH))).isEqualTo(1);
        deliverAll();
        assertThat(told()).extracting(Delivery::state).containsOnly(State.DELIVERED);

        assertThat(as(() -> deliveries.replay(anna, one))).as("once more").isTrue();
        deliverAll();
        assertThat(receiver.requests()).hasSize(3).allMatch(r -> r.carriesTheSignatureOf(secret));
        assertThat(as(() -> deliveries.attempts(one))).hasSize(2);
    }

    @Test
    void aTestIsAnsweredAtOnceAndNotRepeated() {
        String secret = add(EventType.JOB_FAILED);
        UUID endpoint = only().id();
        Attempt good = as(() -> deliveries.test(anna, endpoint));
        assertThat(good.status()).isEqualTo(204);
        receiver.requests().getFirst().isSignedWith(secret);
        assertThat(receiver.requests().getFirst().body()).contains("\"type\":\"webhook.test\"");

        receiver.answers(500, "no");
        assertThat(as(() -> deliveries.test(anna, endpoint)).arrived()).isFalse();
        assertThat(told().getFirst().state()).isEqualTo(State.FAILED);
        assertThat(told().getFirst().nextAt()).isNull();
    }

    @Test
    void theLogIsForgottenInTime() {
        var _ = add(EventType.JOB_FAILED);
        fails();
        deliverAll();
        clock.move(Duration.ofDays(29));
        var _ = swept();
        assertThat(told()).hasSize(1);
        clock.move(Duration.ofDays(2));
        var _ = swept();
        assertThat(told()).isEmpty();
    }

    private Caller.Member member() {
        return new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
    }

    private String add(EventType... types) {
        return as(() -> endpoints.add(anna, new Draft(receiver.url(), "", Set.of(types))));
    }

    private void turn(boolean on) {
        currentTenant.runAs(tenant, () -> endpoints.turn(anna, only().id(), on));
    }

    private Endpoint only() {
        return as(() -> endpoints.all().getFirst());
    }

    private List<Delivery> told() {
        return as(() -> deliveries.of(only().id(), 0, 100));
    }

    private void fails() {
        happens(new TranscriptionJobFailed(tenant.value(), UUID.randomUUID()));
    }

    private void happens(Object event) {
        currentTenant.runAs(
                tenant, () -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));
    }

    private void deliverAll() {
        told().forEach(one -> job.run(tenant, one.id()));
    }

    private List<UUID> swept() {
        var taken = new ArrayList<UUID>();
        var noting =
                new DeliveryQueue(scheduler, server) {
                    @Override
                    void enqueue(TenantId whose, UUID delivery) {
                        taken.add(delivery);
                    }
                };
        new DeliverySweep(system, noting, settings, moment).sweep();
        return taken;
    }

    private <T> T as(Supplier<T> work) {
        return currentTenant.callAs(tenant, work::get);
    }

    /** Stands for {@code kill -9}: nothing catches it. */
    private static final class ProcessDied extends Error {}

    private final class Dying extends Bookkeeping {

        Dying() {
            super(sql, table, pauses, currentTenant, settings, moment);
        }

        @Override
        Optional<Instant> book(Claim claim, Attempt attempt) {
            throw new ProcessDied();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
