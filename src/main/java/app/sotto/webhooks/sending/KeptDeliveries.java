package app.sotto.webhooks.sending;

import app.sotto.audit.Audit;
import app.sotto.tenancy.Caller;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Delivery.Attempt;
import app.sotto.webhooks.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class KeptDeliveries implements Deliveries {

    private final DeliveryTable table;
    private final DeliveryLog log;
    private final Claims claims;
    private final Courier courier;
    private final Audit audit;
    private final TransactionTemplate transaction;

    KeptDeliveries(
            DeliveryTable table,
            DeliveryLog log,
            Claims claims,
            Courier courier,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = table;
        this.log = log;
        this.claims = claims;
        this.courier = courier;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<Delivery> of(UUID endpoint, int offset, int most) {
        return log.of(endpoint, offset, most);
    }

    @Override
    public List<Attempt> attempts(UUID delivery) {
        return log.attempts(delivery);
    }

    @Override
    public Attempt test(Caller.Member actor, UUID endpoint) {
        Claim claim = Objects.requireNonNull(transaction.execute(_ -> claimTest(actor, endpoint)));
        return courier.attempt(claim);
    }

    private Claim claimTest(Caller.Member actor, UUID endpoint) {
        audit.record(actor.id(), "webhooks.endpoint.test", endpoint.toString());
        UUID delivery = table.write(endpoint, EventType.TEST, new Message.Tried(endpoint));
        return claims.claimAnyway(delivery).orElseThrow();
    }

    @Override
    public boolean replay(Caller.Member actor, UUID delivery) {
        audit.record(actor.id(), "webhooks.delivery.replay", delivery.toString());
        return Boolean.TRUE.equals(transaction.execute(_ -> table.replay(delivery)));
    }

    @Override
    public int replayFailed(Caller.Member actor, UUID endpoint, Instant since) {
        audit.record(actor.id(), "webhooks.endpoint.replay", endpoint + " since " + since);
        return Objects.requireNonNull(
                transaction.execute(_ -> table.replayFailed(endpoint, since)));
    }
}
