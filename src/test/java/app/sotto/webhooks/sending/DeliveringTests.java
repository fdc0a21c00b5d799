package app.sotto.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** With the job runner at work, nobody has to do anything. */
@WebhooksTest
@TestPropertySource(
        properties = {
            "jobrunr.background-job-server.enabled=true",
            "sotto.webhooks.pauses=1s,1s,1s"
        })
class DeliveringTests {

    @Autowired Endpoints endpoints;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;

    @Test
    void anEventArrivesByItselfAndAgainAfterAFailure() throws Exception {
        var anna =
                new Caller.Member(
                        new TenantId(UUID.randomUUID()), UUID.randomUUID(), UUID.randomUUID());
        try (var receiver = new Receiver()) {
            receiver.answers(503, "");
            String secret =
                    currentTenant.callAs(
                            anna.tenant(),
                            () ->
                                    endpoints.add(
                                            anna,
                                            new Draft(
                                                    receiver.url(),
                                                    "",
                                                    Set.of(EventType.JOB_FAILED))));
            var event = new TranscriptionJobFailed(anna.tenant().value(), UUID.randomUUID());
            currentTenant.runAs(
                    anna.tenant(),
                    () -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));

            until(() -> receiver.requests().size() == 1);
            receiver.answers(204, "");
            until(() -> receiver.requests().size() == 2);
            assertThat(receiver.requests())
                    .allSatisfy(request -> request.isSignedWith(secret))
                    .extracting(request -> request.header("webhook-id"))
                    .containsOnly(receiver.requests().getFirst().header("webhook-id"));
            until(() ->
                    currentTenant.<Boolean, RuntimeException>callAs(
                            anna.tenant(),
                            () ->
                                    String.valueOf(endpoints.all().getFirst().last())
                                            .contains("DELIVERED")));
        }
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
