package app.sotto.webhooks.sending;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.webhooks.EventType;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is to be sent: written once, and put back by a replay. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DeliveryTable {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final CurrentTenant currentTenant;
    private final Moment moment;
    private final ApplicationEventPublisher events;

    DeliveryTable(
            JdbcClient sql,
            JsonMapper json,
            CurrentTenant currentTenant,
            Moment moment,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.currentTenant = currentTenant;
        this.moment = moment;
        this.events = events;
    }

    /** To each endpoint that wants it. They cannot be deleted before this is committed. */
    void write(EventType type, Message.Data data) {
        List<UUID> endpoints =
                sql.sql(
                                """
                                select id from webhooks.endpoint
                                where status = 'ON' and :type = any(types) for key share
                                """)
                        .param("type", type.key())
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        if (!endpoints.isEmpty()) {
            Instant now = moment.now();
            String payload = payload(type, now, data);
            endpoints.forEach(endpoint -> toSend(write(endpoint, type, payload, now)));
        }
    }

    /** To an endpoint, whatever it wants. Nobody is told: who wrote it also sends it. */
    UUID write(UUID endpoint, EventType type, Message.Data data) {
        Instant now = moment.now();
        return write(endpoint, type, payload(type, now, data), now);
    }

    private String payload(EventType type, Instant at, Message.Data data) {
        return json.writeValueAsString(new Message(type, at.truncatedTo(ChronoUnit.MILLIS), data));
    }

    private UUID write(UUID endpoint, EventType type, String payload, Instant now) {
        UUID id = UUID.randomUUID();
        var _ =
                sql.sql(
                                """
                                insert into webhooks.delivery
                                    (tenant_id, id, endpoint_id, type, payload, state, next_at, created_at)
                                values (:tenant, :id, :endpoint, :type, :payload, 'WAITING', :now, :now)
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("id", id)
                        .param("endpoint", endpoint)
                        .param("type", type.key())
                        .param("payload", payload)
                        .param("now", Timestamp.from(now))
                        .update();
        return id;
    }

    /** One that nobody is sending now, if its endpoint is on. */
    boolean replay(UUID id) {
        return !again("d.id = :which", id, Instant.EPOCH).isEmpty();
    }

    /** An endpoint's that failed. */
    int replayFailed(UUID endpoint, Instant since) {
        return again("d.endpoint_id = :which and d.state = 'FAILED'", endpoint, since).size();
    }

    private List<UUID> again(String which, UUID id, Instant since) {
        List<UUID> again =
                sql.sql(
                                """
                                update webhooks.delivery d set state = 'WAITING', tries = 0, next_at = :now
                                from webhooks.endpoint e
                                where e.tenant_id = d.tenant_id and e.id = d.endpoint_id and e.status = 'ON'
                                  and %s and d.created_at >= :since
                                  and (d.claim is null or d.claim_until <= :now)
                                returning d.id
                                """
                                        .formatted(which))
                        .param("which", id)
                        .param("since", Timestamp.from(since))
                        .param("now", Timestamp.from(moment.now()))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        again.forEach(this::toSend);
        return again;
    }

    private void toSend(UUID id) {
        events.publishEvent(new ToSend(currentTenant.require(), id));
    }

    /** A delivery waits, once this is committed. */
    record ToSend(TenantId tenant, UUID delivery) {}
}
