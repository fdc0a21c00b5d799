package app.sotto.webhooks.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.sotto.egress.Answer;
import app.sotto.egress.Egress;
import app.sotto.egress.EgressException;
import app.sotto.egress.Post;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.webhooks.Delivery.Attempt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes one attempt: claims, sends, books. */
@Component
class Courier {

    private final Claims claims;
    private final Signing signing;
    private final Egress egress;
    private final Bookkeeping bookkeeping;
    private final DeliveryQueue queue;
    private final CurrentTenant currentTenant;
    private final WebhookSettings settings;
    private final Moment moment;

    Courier(
            Claims claims,
            Signing signing,
            Egress egress,
            Bookkeeping bookkeeping,
            DeliveryQueue queue,
            CurrentTenant currentTenant,
            WebhookSettings settings,
            Moment moment) {
        this.claims = claims;
        this.signing = signing;
        this.egress = egress;
        this.bookkeeping = bookkeeping;
        this.queue = queue;
        this.currentTenant = currentTenant;
        this.settings = settings;
        this.moment = moment;
    }

    void deliver(UUID delivery) {
        claims.claim(delivery)
                .ifPresentOrElse(this::attemptOnward, () -> claims.giveUpIfOff(delivery));
    }

    private void attemptOnward(Claim claim) {
        var _ = attempt(claim);
        claims.overdue(claim.endpoint())
                .ifPresent(next -> queue.enqueue(currentTenant.require(), next));
    }

    /** Sends it and writes down what came of it, and when to try again. */
    Attempt attempt(Claim claim) {
        Attempt attempt = send(claim);
        bookkeeping
                .book(claim, attempt)
                .ifPresent(when -> queue.schedule(currentTenant.require(), claim.delivery(), when));
        return attempt;
    }

    private Attempt send(Claim claim) {
        Instant at = moment.now();
        long begun = System.nanoTime();
        try {
            Answer answer = egress.send(post(claim, at));
            return new Attempt(
                    at, answer.status(), millis(begun), kept(new String(answer.start(), UTF_8)));
        } catch (EgressException e) {
            return new Attempt(at, null, millis(begun), kept(String.valueOf(e.getMessage())));
        }
    }

    private Post post(Claim claim, Instant at) {
        String id = Claim.messageId(claim.delivery());
        return new Post(
                URI.create(claim.url()),
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(at.getEpochSecond()),
                        "webhook-signature",
                        signing.header(claim.sealed(), id, at, claim.payload()),
                        "user-agent",
                        "Sotto-Webhooks"),
                claim.payload().getBytes(UTF_8),
                settings.limit());
    }

    private static long millis(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** Without what a text in the database cannot hold. */
    private static String kept(String answer) {
        return answer.replace("\0", "");
    }
}
